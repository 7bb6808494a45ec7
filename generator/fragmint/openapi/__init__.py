"""The document in OpenAPI's words."""
