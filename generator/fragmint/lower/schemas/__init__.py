"""Schemas become types."""
