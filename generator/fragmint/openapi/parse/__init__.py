"""From the tree of a document to its model."""
