"""Modules of `realtime_kit`."""
