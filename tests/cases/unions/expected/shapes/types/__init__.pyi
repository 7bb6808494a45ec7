"""Types of the resources."""

# ruff: noqa: F403
from .shapes import *
from .shapes_params import *
