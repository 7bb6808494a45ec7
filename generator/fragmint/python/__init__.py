"""The package to be written, in Python's words: identifiers, annotations, imports, docstrings."""
