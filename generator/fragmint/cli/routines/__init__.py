"""Commands that are made of others."""
