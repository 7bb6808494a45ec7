"""A small client written by hand in the layout that the templates give to a generated one."""

from __future__ import annotations

from ._client import AsyncShop, Shop
from ._runtime.answer import *  # noqa: F403  # errors are pickled by their public names
from ._runtime.values import Deviation

__all__ = ["AsyncShop", "Deviation", "Shop"]
__version__ = "1.2.3"
