"""The interface to the HTTP library, and the package's own transports.

A transport and its library are imported when the transport is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..values.package import late, public
from .protocol import AsyncMiddleware as AsyncMiddleware
from .protocol import AsyncTransport as AsyncTransport
from .protocol import AsyncTransportResponse as AsyncTransportResponse
from .protocol import BodyStream as BodyStream
from .protocol import Middleware as Middleware
from .protocol import Transport as Transport
from .protocol import TransportError as TransportError
from .protocol import TransportRequest as TransportRequest
from .protocol import TransportResponse as TransportResponse
from .protocol import TransportTimeoutError as TransportTimeoutError

if TYPE_CHECKING:
    from .default.transport import AsyncDefaultTransport as AsyncDefaultTransport
    from .default.transport import DefaultTransport as DefaultTransport
    from .httpx import AsyncHttpxTransport as AsyncHttpxTransport
    from .httpx import HttpxTransport as HttpxTransport
    from .pyreqwest import AsyncPyreqwestTransport as AsyncPyreqwestTransport
    from .pyreqwest import PyreqwestTransport as PyreqwestTransport

_find = late(
    __name__,
    {
        "AsyncDefaultTransport": ".default.transport",
        "AsyncHttpxTransport": ".httpx",
        "AsyncPyreqwestTransport": ".pyreqwest",
        "DefaultTransport": ".default.transport",
        "HttpxTransport": ".httpx",
        "PyreqwestTransport": ".pyreqwest",
    },
)


def __getattr__(name: str) -> Any:
    return public(_find(name))
