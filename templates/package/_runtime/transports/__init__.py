"""The seam to the HTTP library, and the package's own transports.

Each of these imports its library when it is first asked for, never before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..values.package import public
from .protocol import AsyncTransport as AsyncTransport
from .protocol import AsyncTransportResponse as AsyncTransportResponse
from .protocol import Transport as Transport
from .protocol import TransportError as TransportError
from .protocol import TransportRequest as TransportRequest
from .protocol import TransportResponse as TransportResponse
from .protocol import TransportTimeoutError as TransportTimeoutError

if TYPE_CHECKING:
    from .default.async_transport import AsyncDefaultTransport as AsyncDefaultTransport
    from .default.transport import DefaultTransport as DefaultTransport
    from .pyreqwest import AsyncPyreqwestTransport as AsyncPyreqwestTransport
    from .pyreqwest import PyreqwestTransport as PyreqwestTransport

_HOMES = {
    "AsyncDefaultTransport": ".default.async_transport",
    "AsyncPyreqwestTransport": ".pyreqwest",
    "DefaultTransport": ".default.transport",
    "PyreqwestTransport": ".pyreqwest",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return public(getattr(import_module(_HOMES[name], __name__), name))
