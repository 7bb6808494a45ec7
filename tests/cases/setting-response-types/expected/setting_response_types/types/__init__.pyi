"""Types of the resources."""

# ruff: noqa: F403
from .books import *
from .books_params import *
