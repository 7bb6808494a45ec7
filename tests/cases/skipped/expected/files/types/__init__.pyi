"""Types of the resources."""

# ruff: noqa: F403
from .default_params import *
