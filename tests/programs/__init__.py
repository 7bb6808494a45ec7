"""Programs, no tests: each is run as `python tests/programs/NAME`, for as long as one likes."""
