"""What httpcore2 calls a failure, in our words."""

from __future__ import annotations

import h11
import httpcore2

from ..inflating import CorruptBodyError
from ..protocol import TransportError, TransportTimeoutError

__all__ = ["FAILURES", "translated"]

_NOT_SENT = (
    httpcore2.ConnectError,
    httpcore2.ConnectTimeout,
    httpcore2.PoolTimeout,
    httpcore2.ProxyError,
    httpcore2.UnsupportedProtocol,
)
FAILURES = (
    *_NOT_SENT,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.TimeoutException,
    httpcore2.ConnectionNotAvailable,
    # The library lets some of these through, as when a body breaks the rules of its framing.
    h11.ProtocolError,
    CorruptBodyError,
)


def translated(error: Exception) -> TransportError:
    """Our word for a failure; the texts of these classes hold no URL and no header."""
    text = " ".join(str(error).split())
    name = type(error).__name__
    kind = TransportError
    if isinstance(error, httpcore2.TimeoutException):
        kind = TransportTimeoutError
    return kind(f"{name}: {text}" if text else name, maybe_sent=not isinstance(error, _NOT_SENT))
