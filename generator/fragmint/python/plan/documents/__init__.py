"""What a package says of itself: `pyproject.toml`, `README.md` and `api.md`."""
