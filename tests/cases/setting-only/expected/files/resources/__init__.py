"""Modules of `resources`."""
