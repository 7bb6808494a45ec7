"""The hook, run by the real pre-commit in fresh git repositories."""
