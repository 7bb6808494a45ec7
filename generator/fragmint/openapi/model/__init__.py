"""An OpenAPI document in OpenAPI's words, whatever its version."""
