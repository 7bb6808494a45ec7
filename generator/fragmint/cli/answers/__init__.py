"""Answers to calls about fragmint itself."""
