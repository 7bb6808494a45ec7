"""Functions of a program around every request that is sent: for spans, metrics, logs, signatures.

For example:
    def timed(request, send):
        started = time.monotonic()
        response = send(request)
        print(request.operation, response.status, time.monotonic() - started)
        return response

    client = Client(middleware=[timed])
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from ..request.urls import is_same_origin
from ..transports.protocol import (
    AsyncTransport,
    AsyncTransportResponse,
    Transport,
    TransportRequest,
    TransportResponse,
)

if TYPE_CHECKING:
    from ..describe.operation import Operation


class _Layers:
    """Middleware around a transport, the first outermost, for the requests of one call."""

    def __init__(
        self, transport: Any, middleware: Sequence[Any], operation: Operation[Any], base_url: str
    ) -> None:
        self._transport = transport
        self._middleware = middleware
        self._operation = operation.name
        self._base_url = base_url
        self._sent = 0

    def _told(self, request: TransportRequest) -> TransportRequest:
        """The request with what middleware may want to know of it."""
        self._sent += 1
        return msgspec.structs.replace(
            request,
            operation=self._operation,
            number=self._sent,
            is_elsewhere=not is_same_origin(request.url, self._base_url),
        )

    def _around(self, send: Callable[[TransportRequest], Any]) -> Callable[..., Any]:
        for layer in reversed(self._middleware):
            send = _outside(layer, send)
        return send


class Layers(_Layers, Transport):
    """See `Transport`."""

    def send(self, request: TransportRequest) -> TransportResponse:
        """The response that the outermost layer returns; every other one is closed.

        Raises:
            TypeError: It returns none.
        """
        responses: list[TransportResponse] = []

        def send(request: TransportRequest) -> TransportResponse:
            responses.append(self._transport.send(request))
            return responses[-1]

        chosen: object = None
        try:
            response: TransportResponse = self._around(send)(self._told(request))
            _check(response)
            chosen = response
            return response
        finally:
            for each in responses:
                if each is not chosen:
                    each.close()

    def close(self) -> None:
        """See `Transport.close`."""
        self._transport.close()


class AsyncLayers(_Layers, AsyncTransport):
    """See `AsyncTransport`."""

    async def send(self, request: TransportRequest) -> AsyncTransportResponse:
        """The response that the outermost layer returns; every other one is closed.

        Raises:
            TypeError: It returns none.
        """
        responses: list[AsyncTransportResponse] = []

        async def send(request: TransportRequest) -> AsyncTransportResponse:
            responses.append(await self._transport.send(request))
            return responses[-1]

        chosen: object = None
        try:
            response: AsyncTransportResponse = await self._around(send)(self._told(request))
            _check(response)
            chosen = response
            return response
        finally:
            for each in responses:
                if each is not chosen:
                    await each.close()

    async def close(self) -> None:
        """See `AsyncTransport.close`."""
        await self._transport.close()


def _outside(layer: Any, send: Callable[[TransportRequest], Any]) -> Callable[..., Any]:
    def call(request: TransportRequest) -> Any:
        return layer(request, send)

    return call


def _check(response: object) -> None:
    if not hasattr(response, "status"):
        raise TypeError("middleware: expected the response of send(request) to be returned")
