"""Check that a document is valid OpenAPI."""
