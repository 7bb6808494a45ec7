"""Text of generated files: the doors that document text passes, docstrings, import lines."""
