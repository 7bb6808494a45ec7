"""The package's own transports. Each imports its HTTP library when it is made, never before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..transport import AsyncTransport, Transport

__all__ = ["default_async_transport", "default_transport"]


def default_transport() -> Transport:
    """A transport with the default library and settings."""
    from .default.transport import DefaultTransport

    return DefaultTransport()


def default_async_transport() -> AsyncTransport:
    """A transport with the default library and settings."""
    from .default.transport import AsyncDefaultTransport

    return AsyncDefaultTransport()
