"""Lists that come in pages: the bases of a package's page types."""

from __future__ import annotations

from .page import AsyncPage as AsyncPage
from .page import SyncPage as SyncPage
