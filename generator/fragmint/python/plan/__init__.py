"""The plan of each file: the views that templates lay out."""
