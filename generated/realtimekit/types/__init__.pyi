"""Types of the resources."""

# ruff: noqa: F403
from .realtime_kit.recordings import *
from .realtime_kit.recordings_params import *
