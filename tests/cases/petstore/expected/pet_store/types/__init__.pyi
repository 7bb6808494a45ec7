"""Types of the resources."""

# ruff: noqa: F403
from .pets import *
from .pets.photos_params import *
from .pets_params import *
