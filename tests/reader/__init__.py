"""The reader: text to tree, tree to findings, tree to the document in OpenAPI's words."""
