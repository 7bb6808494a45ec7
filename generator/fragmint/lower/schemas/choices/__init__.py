"""Several values or several types: enums, and what `oneOf` and `anyOf` choose from."""
