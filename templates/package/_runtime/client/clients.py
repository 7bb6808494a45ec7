"""The bases of the generated clients. Their methods differ in how they wait, and in nothing else."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Iterator
from contextlib import aclosing, asynccontextmanager, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Self, TypeVar, Unpack

from .. import transports
from ..answer.streaming import AsyncStreamedResponse, StreamedResponse
from ..exchange.deadline import BodyWatch
from ..exchange.dialogue import exchange, head_of
from ..exchange.drivers import aiter_limited, iter_limited, run_async, run_sync
from ..pages.page import is_page
from ..transports.protocol import AsyncTransport, Transport, TransportError
from .base import BaseClient
from .by_path import checked, describe_call

if TYPE_CHECKING:
    from ..answer.response import APIResponse
    from ..describe.operation import Operation, Request
    from ..describe.options import BodyOptions, CallOptions
    from ..exchange.dialogue import Call, Exchanged


T = TypeVar("T")


class SyncClient(BaseClient[Transport]):
    """A client that waits in the calling thread. Several threads can use one at the same time."""

    def _default_transport(self) -> Transport:
        return transports.DefaultTransport()

    def send(self, operation: Operation[T], request: Request) -> T:
        """Make a call and return its decoded result."""
        return self.send_raw(operation, request).parse()

    def send_raw(self, operation: Operation[T], request: Request) -> APIResponse[T]:
        """Make a call and return the whole response."""
        exchanged = self._exchange(operation, self._call(operation, request))
        return self._concluded(operation, request, exchanged)

    def send_page(self, operation: Operation[T], request: Request) -> T:
        """The same for the pages of a list: whatever is no page is an error."""
        exchanged = self._exchange(operation, self._call(operation, request))
        return self._concluded(operation, request, exchanged, is_usable=is_page).parse()

    @contextmanager
    def send_streaming(
        self, operation: Operation[T], request: Request
    ) -> Generator[StreamedResponse[T]]:
        """Make a call; the response is open within the ``with`` block and closed behind it."""
        call = self._call(operation, request, streams=True)
        exchanged = self._exchange(operation, call)
        reply, head = exchanged.answer.reply, head_of(exchanged)
        if reply is None:  # an error, whose body was read
            raise self._failed(operation, exchanged)
        pieces = self._pieces(operation, call, exchanged)
        try:
            yield StreamedResponse(
                head, reply, pieces, partial(self._decoded, operation, request, head)
            )
        finally:
            reply.close()

    def get(self, path: str, *, cast_to: type[T], **options: Unpack[CallOptions]) -> T:
        """GET a path that the client has no method for.

        ``cast_to`` is the type of the result: a model, ``dict[str, object]``, ``str``, ``bytes``,
        or ``None``.
        """
        call = describe_call(self._service, "GET", path, cast_to, **options)
        del options  # may hold secrets: not to be seen in a traceback with locals
        return self.send(*checked(call))

    def post(self, path: str, *, cast_to: type[T], **options: Unpack[BodyOptions]) -> T:
        """POST to a path that the client has no method for; ``body`` is sent as JSON or bytes."""
        call = describe_call(self._service, "POST", path, cast_to, **options)
        del options  # may hold secrets: not to be seen in a traceback with locals
        return self.send(*checked(call))

    def put(self, path: str, *, cast_to: type[T], **options: Unpack[BodyOptions]) -> T:
        """PUT to a path that the client has no method for; ``body`` is sent as JSON or bytes."""
        call = describe_call(self._service, "PUT", path, cast_to, **options)
        del options  # may hold secrets: not to be seen in a traceback with locals
        return self.send(*checked(call))

    def patch(self, path: str, *, cast_to: type[T], **options: Unpack[BodyOptions]) -> T:
        """PATCH a path that the client has no method for; ``body`` is sent as JSON or bytes."""
        call = describe_call(self._service, "PATCH", path, cast_to, **options)
        del options  # may hold secrets: not to be seen in a traceback with locals
        return self.send(*checked(call))

    def delete(self, path: str, *, cast_to: type[T], **options: Unpack[BodyOptions]) -> T:
        """DELETE a path that the client has no method for; ``body`` is sent as JSON or bytes."""
        call = describe_call(self._service, "DELETE", path, cast_to, **options)
        del options  # may hold secrets: not to be seen in a traceback with locals
        return self.send(*checked(call))

    def close(self) -> None:
        """Close all connections, also for copies of this client. Closing twice does no harm."""
        if self._begin_close():
            self._connection.transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _layers(self, transport: Transport, operation: Operation[Any], call: Call) -> Transport:
        """The client's middleware around its transport."""
        from ..exchange.middleware import Layers  # here, as most clients have none

        return Layers(transport, self._config.middleware, operation, call.request.url)

    def _exchange(self, operation: Operation[Any], call: Call) -> Exchanged:
        try:
            transport = self._transport()
            if self._config.middleware:
                transport = self._layers(transport, operation, call)
            return run_sync(exchange(call), transport)
        except TransportError as error:
            failure: BaseException = self._unanswered(operation, call.request, error)
        except BaseException as error:
            if isinstance(error, Exception):
                raise  # not a transport's error: somebody has to find its cause
            failure = error.with_traceback(None)  # a call that was cancelled or interrupted
        # Out here the error has no context: frames of the HTTP library hold headers.
        raise failure

    def _pieces(
        self, operation: Operation[Any], call: Call, exchanged: Exchanged
    ) -> Iterator[bytes]:
        watch = BodyWatch(exchanged.deadline, call.max_response_bytes)
        try:
            yield from iter_limited(exchanged.answer.reply, watch)
            return
        except TransportError as error:
            failure = self._unanswered(operation, call.request, error)
        raise failure


class AsyncClient(BaseClient[AsyncTransport]):
    """A client for event loops: asyncio, uvloop and trio. Tasks can use it at the same time."""

    _is_async = True

    def _default_transport(self) -> AsyncTransport:
        return transports.AsyncDefaultTransport()

    async def send(self, operation: Operation[T], request: Request) -> T:
        """Make a call and return its decoded result."""
        return (await self.send_raw(operation, request)).parse()

    async def send_raw(self, operation: Operation[T], request: Request) -> APIResponse[T]:
        """Make a call and return the whole response."""
        exchanged = await self._exchange(operation, self._call(operation, request))
        return self._concluded(operation, request, exchanged)

    async def send_page(self, operation: Operation[T], request: Request) -> T:
        """The same for the pages of a list: whatever is no page is an error."""
        exchanged = await self._exchange(operation, self._call(operation, request))
        return self._concluded(operation, request, exchanged, is_usable=is_page).parse()

    @asynccontextmanager
    async def send_streaming(
        self, operation: Operation[T], request: Request
    ) -> AsyncGenerator[AsyncStreamedResponse[T]]:
        """Make a call; the response is open within the ``async with`` block and closed behind it."""
        call = self._call(operation, request, streams=True)
        exchanged = await self._exchange(operation, call)
        reply, head = exchanged.answer.reply, head_of(exchanged)
        if reply is None:  # an error, whose body was read
            raise self._failed(operation, exchanged)
        pieces = self._pieces(operation, call, exchanged)
        decoded = partial(self._decoded, operation, request, head)
        response = AsyncStreamedResponse(head, reply, pieces, decoded)
        try:
            yield response
        finally:
            await response.close()

    async def get(self, path: str, *, cast_to: type[T], **options: Unpack[CallOptions]) -> T:
        """GET a path that the client has no method for.

        ``cast_to`` is the type of the result: a model, ``dict[str, object]``, ``str``, ``bytes``,
        or ``None``.
        """
        call = describe_call(self._service, "GET", path, cast_to, **options)
        del options  # may hold secrets: not to be seen in a traceback with locals
        return await self.send(*checked(call))

    async def post(self, path: str, *, cast_to: type[T], **options: Unpack[BodyOptions]) -> T:
        """POST to a path that the client has no method for; ``body`` is sent as JSON or bytes."""
        call = describe_call(self._service, "POST", path, cast_to, **options)
        del options  # may hold secrets: not to be seen in a traceback with locals
        return await self.send(*checked(call))

    async def put(self, path: str, *, cast_to: type[T], **options: Unpack[BodyOptions]) -> T:
        """PUT to a path that the client has no method for; ``body`` is sent as JSON or bytes."""
        call = describe_call(self._service, "PUT", path, cast_to, **options)
        del options  # may hold secrets: not to be seen in a traceback with locals
        return await self.send(*checked(call))

    async def patch(self, path: str, *, cast_to: type[T], **options: Unpack[BodyOptions]) -> T:
        """PATCH a path that the client has no method for; ``body`` is sent as JSON or bytes."""
        call = describe_call(self._service, "PATCH", path, cast_to, **options)
        del options  # may hold secrets: not to be seen in a traceback with locals
        return await self.send(*checked(call))

    async def delete(self, path: str, *, cast_to: type[T], **options: Unpack[BodyOptions]) -> T:
        """DELETE a path that the client has no method for; ``body`` is sent as JSON or bytes."""
        call = describe_call(self._service, "DELETE", path, cast_to, **options)
        del options  # may hold secrets: not to be seen in a traceback with locals
        return await self.send(*checked(call))

    async def close(self) -> None:
        """Close all connections, also for copies of this client. Closing twice does no harm."""
        if self._begin_close():
            await self._connection.transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    def _layers(
        self, transport: AsyncTransport, operation: Operation[Any], call: Call
    ) -> AsyncTransport:
        """The client's middleware around its transport."""
        from ..exchange.middleware import AsyncLayers  # here, as most clients have none

        return AsyncLayers(transport, self._config.middleware, operation, call.request.url)

    async def _exchange(self, operation: Operation[Any], call: Call) -> Exchanged:
        try:
            transport = self._transport()
            if self._config.middleware:
                transport = self._layers(transport, operation, call)
            return await run_async(exchange(call), transport)
        except TransportError as error:
            failure: BaseException = self._unanswered(operation, call.request, error)
        except BaseException as error:
            if isinstance(error, Exception):
                raise  # not a transport's error: somebody has to find its cause
            failure = error.with_traceback(None)  # a call that was cancelled or interrupted
        # Out here the error has no context: frames of the HTTP library hold headers.
        raise failure

    async def _pieces(
        self, operation: Operation[Any], call: Call, exchanged: Exchanged
    ) -> AsyncGenerator[bytes, None]:
        watch = BodyWatch(exchanged.deadline, call.max_response_bytes)
        try:
            async with aclosing(aiter_limited(exchanged.answer.reply, watch)) as pieces:
                async for piece in pieces:
                    yield piece
            return
        except TransportError as error:
            failure = self._unanswered(operation, call.request, error)
        raise failure
