"""The base classes of the page types of lists."""

from __future__ import annotations

from .page import AsyncPage as AsyncPage
from .page import SyncPage as SyncPage
