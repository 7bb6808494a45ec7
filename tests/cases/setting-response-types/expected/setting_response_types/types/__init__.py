"""Modules of `types`."""
