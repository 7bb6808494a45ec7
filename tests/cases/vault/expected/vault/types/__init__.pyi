"""Types of the resources."""

# ruff: noqa: F403
from .things import *
from .things_params import *
