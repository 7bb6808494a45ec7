"""Types of the resources of `client.realtime_kit`."""

# ruff: noqa: F403
from .recordings import *
from .recordings_params import *
