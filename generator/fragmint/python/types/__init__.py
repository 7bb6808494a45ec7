"""Types in Python: annotations, the table of formats, the imports they need."""
