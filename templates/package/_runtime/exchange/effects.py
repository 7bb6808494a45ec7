"""What a dialogue asks its driver to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

if TYPE_CHECKING:
    from ..request.authorization import Authorization
    from ..transports.protocol import TransportRequest
    from .deadline import Deadline


class Send(msgspec.Struct, frozen=True):
    """Send a request; the outcome is the transport's response."""

    request: TransportRequest


class Authorize(msgspec.Struct, frozen=True):
    """Ask for credentials; the outcome is the request that has them.

    If those of the last one are refused, the outcome is None if there are no others.
    """

    authorization: Authorization
    is_refused: bool = False


class Read(msgspec.Struct, frozen=True):
    """Read a body and close its response; the outcome is the body.

    Attributes:
        reply: The transport's response.
        deadline: The end of the call.
        limit: The longest body, in bytes; None for no limit.
        partly: Whether the beginning of the body is sufficient if it is longer or breaks off;
            otherwise, that is an error.
    """

    reply: Any
    deadline: Deadline
    limit: int | None
    partly: bool = False


class Close(msgspec.Struct, frozen=True):
    """Close a response without reading it."""

    reply: Any


class Sleep(msgspec.Struct, frozen=True):
    """Wait."""

    seconds: float


Effect: TypeAlias = Send | Authorize | Read | Close | Sleep
