"""The semantic model: what an API is, in neither OpenAPI's words nor Python's."""
