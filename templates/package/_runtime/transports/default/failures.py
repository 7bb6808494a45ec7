"""Translation of httpcore2's errors."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

import h11
import httpcore2

from ..inflating import CorruptBodyError
from ..protocol import TransportError, TransportTimeoutError

__all__ = ["ProxyRefusalError", "connecting", "translated"]


class ProxyRefusalError(httpcore2.ProxyError):
    """A proxy makes no tunnel for this request, and will make none for its like."""


_REFUSED_STREAM: Final = 7
_NOT_SENT = (
    httpcore2.ConnectError,
    httpcore2.ConnectTimeout,
    httpcore2.PoolTimeout,
    httpcore2.ProxyError,
    httpcore2.UnsupportedProtocol,
)
_KNOWN = (
    *_NOT_SENT,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.TimeoutException,
    # The library raises some of these unchanged, for example if a body is framed wrongly.
    h11.ProtocolError,
    CorruptBodyError,
)


@contextmanager
def connecting() -> Generator[None]:
    """Turn errors within the block into those that say that nothing of a request was sent.

    Raises:
        ConnectError, ConnectTimeout, ProxyError: In place of any other `Exception`.
    """
    try:
        yield
    except httpcore2.ProxyError:
        raise
    except httpcore2.TimeoutException as error:
        raise httpcore2.ConnectTimeout(str(error)) from None
    except Exception as error:
        cause: BaseException = error  # the innermost error has the reason, as with TLS
        while cause.__cause__ is not None:
            cause = cause.__cause__
        raise httpcore2.ConnectError(str(cause) or type(cause).__name__) from None


def translated(error: Exception) -> TransportError:
    """The error of the package for an error of httpcore2.

    Its message contains the text only of known classes, whose texts hold no URL and no header.
    """
    text = " ".join(str(error).split()) if isinstance(error, _KNOWN) else ""
    name = type(error).__name__
    kind = TransportError
    if isinstance(error, httpcore2.TimeoutException):
        kind = TransportTimeoutError
    return kind(
        f"{name}: {text}" if text else name,
        maybe_sent=not (isinstance(error, _NOT_SENT) or _is_refused(error)),
        is_lasting=isinstance(error, ProxyRefusalError),
    )


def _is_refused(error: Exception) -> bool:
    """Whether a server of HTTP/2 refused to process the request (RFC 9113 §8.7)."""
    return any(getattr(reason, "error_code", None) == _REFUSED_STREAM for reason in error.args)
