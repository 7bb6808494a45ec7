"""The package's own transports. Each imports its HTTP library when it is made, never before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..transport import AsyncTransport, Transport

__all__ = ["default_async_transport", "default_transport"]


def default_transport() -> Transport:
    """A transport with the default library and settings."""
    from .httpx2 import Httpx2Transport

    return Httpx2Transport()


def default_async_transport() -> AsyncTransport:
    """A transport with the default library and settings."""
    from .httpx2 import AsyncHttpx2Transport

    return AsyncHttpx2Transport()
