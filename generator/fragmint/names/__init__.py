"""Names in general: words and their cases, and the tables of names that are taken."""
