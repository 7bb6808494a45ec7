"""The base classes of generated clients. They differ only in how they wait for I/O."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Iterator
from contextlib import aclosing, asynccontextmanager, contextmanager
from functools import partial
from time import sleep
from typing import TYPE_CHECKING, Any, Self, TypeVar, Unpack

from .. import transports
from ..answer.errors import APIConnectionError
from ..answer.streaming import AsyncStreamedResponse, StreamedResponse
from ..exchange.deadline import BodyWatch
from ..exchange.dialogue import exchange, head_of
from ..exchange.drivers import aiter_limited, iter_limited, run_async, run_sync
from ..pages.page import is_page
from ..transports.protocol import AsyncTransport, Transport, TransportError
from .base import BaseClient
from .by_path import describe_call

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager, AbstractContextManager

    from ..answer.items import AsyncEventStream, EventStream
    from ..answer.response import APIResponse, AsyncAPIResponse
    from ..answer.splitting import ServerSentEvent
    from ..describe.operation import Operation, Request
    from ..describe.options import BodyOptions, CallOptions
    from ..exchange.dialogue import Call, Exchanged
    from .planning import Last, Plan


T = TypeVar("T")


class SyncClient(BaseClient[Transport]):
    """A synchronous client. Several threads can use one at the same time."""

    def _default_transport(self) -> Transport:
        return transports.DefaultTransport()

    def send(self, operation: Operation[T], request: Request) -> T:
        """Make a call; returns its decoded result."""
        exchanged = self._exchange(operation, self._call(operation, request))
        return self._concluded(operation, request, exchanged).parse()

    def send_raw(self, operation: Operation[T], request: Request) -> APIResponse[T]:
        """Make a call; returns the whole response."""
        operation = self._asked(operation, request)
        exchanged = self._exchange(operation, self._call(operation, request))
        return self._concluded(operation, request, exchanged)

    def send_page(self, operation: Operation[T], request: Request) -> T:
        """Fetch a page of a list. A result that is no page is an error."""
        exchanged = self._exchange(operation, self._call(operation, request))
        return self._concluded(operation, request, exchanged, is_usable=is_page).parse()

    @contextmanager
    def send_streaming(
        self, operation: Operation[T], request: Request
    ) -> Generator[StreamedResponse[T]]:
        """Make a call; the response is open within the `with` block."""
        operation = self._asked(operation, request)
        call = self._call(operation, request, streams=True)
        exchanged = self._exchange(operation, call)
        reply, head = exchanged.answer.reply, head_of(exchanged)
        if reply is None:  # an error response, whose body was read
            raise self._failed(operation, exchanged)
        pieces = self._pieces(operation, call, exchanged)
        decoded = partial(self._decoded, operation, request, head)
        response = StreamedResponse(head, reply, pieces, decoded)
        try:
            yield response
        finally:
            response.close()

    def send_events(self, operation: Operation[Any], request: Request) -> EventStream[Any]:
        """Make a call whose answer is a stream of items."""
        from ..answer.items import EventStream
        from ..answer.response import WithHead
        from .planning import Last, planned

        plan = planned(self._config, operation, request)
        call, exchanged = self._opened(plan, plan.request)
        last = Last(exchanged.answer.reply)
        items = self._items(plan, call, exchanged, last)
        return EventStream(WithHead(head_of(exchanged)), items, last.close)

    def _opened(self, plan: Plan, request: Request) -> tuple[Call, Exchanged]:
        call = self._call(plan.asked, request, streams=True)
        exchanged = self._exchange(plan.asked, call)
        if exchanged.answer.reply is None:
            raise self._failed(plan.asked, exchanged)
        return call, exchanged

    def _items(
        self, plan: Plan, call: Call, exchanged: Exchanged, last: Last
    ) -> Generator[tuple[ServerSentEvent, Any], None, None]:
        """The items of a stream, over as many connections as it takes."""
        head = head_of(exchanged)
        items = plan.items(
            head, lambda body: self._decoded(plan.item, plan.request, head, body).parse()
        )
        attempts = 0
        while True:
            try:
                for piece in self._pieces(plan.asked, call, exchanged):
                    for found in items.fed(piece):
                        attempts = 0
                        yield found
                    if items.is_done:
                        return
                yield from items.finished()
                return
            except APIConnectionError as error:
                following = plan.after(items, error, attempts, self._config)
                if following is None:
                    raise
            except TransportError as error:
                raise self._unanswered(plan.asked, call.request, error) from None
            finally:
                last.close()
            sleep(plan.wait(items, attempts))
            attempts += 1
            items.begin_again()
            call, exchanged = self._opened(plan, following)
            last.follow(exchanged.answer.reply)

    def stream(
        self, method: str, path: str, *, cast_to: type[T], **options: Unpack[BodyOptions]
    ) -> AbstractContextManager[StreamedResponse[T]]:
        """Send a request, as `get` does, and open its response: `with client.stream(...) as response:`.

        For example:
            with client.stream("GET", film.url, cast_to=bytes) as response:
                response.stream_to_file("film.mp4")
        """
        call = describe_call(self._service, method, path, cast_to, options)
        return self.send_streaming(*call)

    def get(self, path: str, *, cast_to: type[T], **options: Unpack[CallOptions]) -> T:
        """Send a GET request to a path that the client has no method for.

        Args:
            path: The path, percent-encoded, which is appended to the base URL; or an absolute URL.
                Another server than that of the base URL gets no credentials and no defaults.
            cast_to: The type of the result: a model, `dict[str, object]`, `str`, `bytes` or `None`.
            options: Query parameters, header fields and the timeout of the call.
        """
        return self.send(*describe_call(self._service, "GET", path, cast_to, options))

    def post(self, path: str, *, cast_to: type[T], **options: Unpack[BodyOptions]) -> T:
        """Send a POST request, as `get` does. `body` is sent as JSON, or unchanged if bytes."""
        return self.send(*describe_call(self._service, "POST", path, cast_to, options))

    def put(self, path: str, *, cast_to: type[T], **options: Unpack[BodyOptions]) -> T:
        """Send a PUT request, as `get` does. `body` is sent as JSON, or unchanged if bytes."""
        return self.send(*describe_call(self._service, "PUT", path, cast_to, options))

    def patch(self, path: str, *, cast_to: type[T], **options: Unpack[BodyOptions]) -> T:
        """Send a PATCH request, as `get` does. `body` is sent as JSON, or unchanged if bytes."""
        return self.send(*describe_call(self._service, "PATCH", path, cast_to, options))

    def delete(self, path: str, *, cast_to: type[T], **options: Unpack[BodyOptions]) -> T:
        """Send a DELETE request, as `get` does. `body` is sent as JSON, or unchanged if bytes."""
        return self.send(*describe_call(self._service, "DELETE", path, cast_to, options))

    def close(self) -> None:
        """Close all connections, which copies of this client share. Closing again has no effect."""
        if self._begin_close():
            self._connection.transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _exchange(self, operation: Operation[Any], call: Call) -> Exchanged:
        try:
            transport = self._transport()
            if self._config.middleware:
                from ..exchange.middleware import Layers  # here, as most clients have none

                layers = self._config.middleware
                url = self._config.base_of(operation.server)
                transport = Layers(transport, layers, operation, url)
            return run_sync(exchange(call), transport)
        except TransportError as error:
            failure: BaseException = self._unanswered(operation, call.request, error)
        except Exception:
            raise  # not from the network: its traceback is needed to find the cause
        except BaseException as error:
            failure = error.with_traceback(None)  # the call was cancelled or interrupted
        # Raised out here, the error has no context; frames of the HTTP library hold headers.
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
    """An asynchronous client, for asyncio, uvloop and trio. Several tasks can use one at a time."""

    _is_async = True

    def _default_transport(self) -> AsyncTransport:
        return transports.AsyncDefaultTransport()

    async def send(self, operation: Operation[T], request: Request) -> T:
        """Make a call; returns its decoded result."""
        exchanged = await self._exchange(operation, self._call(operation, request))
        return self._concluded(operation, request, exchanged).parse()

    async def send_raw(self, operation: Operation[T], request: Request) -> AsyncAPIResponse[T]:
        """Make a call; returns the whole response."""
        operation = self._asked(operation, request)
        exchanged = await self._exchange(operation, self._call(operation, request))
        return self._concluded(operation, request, exchanged).awaited()

    async def send_page(self, operation: Operation[T], request: Request) -> T:
        """Fetch a page of a list. A result that is no page is an error."""
        exchanged = await self._exchange(operation, self._call(operation, request))
        return self._concluded(operation, request, exchanged, is_usable=is_page).parse()

    @asynccontextmanager
    async def send_streaming(
        self, operation: Operation[T], request: Request
    ) -> AsyncGenerator[AsyncStreamedResponse[T]]:
        """Make a call; the response is open within the `async with` block."""
        operation = self._asked(operation, request)
        call = self._call(operation, request, streams=True)
        exchanged = await self._exchange(operation, call)
        reply, head = exchanged.answer.reply, head_of(exchanged)
        if reply is None:  # an error response, whose body was read
            raise self._failed(operation, exchanged)
        pieces = self._pieces(operation, call, exchanged)
        decoded = partial(self._decoded, operation, request, head)
        response = AsyncStreamedResponse(head, reply, pieces, decoded)
        try:
            yield response
        finally:
            await response.close()

    async def send_events(
        self, operation: Operation[Any], request: Request
    ) -> AsyncEventStream[Any]:
        """Make a call whose answer is a stream of items."""
        from ..answer.items import AsyncEventStream
        from ..answer.response import WithHead
        from .planning import Last, planned

        plan = planned(self._config, operation, request)
        call, exchanged = await self._opened(plan, plan.request)
        last = Last(exchanged.answer.reply)
        items = self._items(plan, call, exchanged, last)
        return AsyncEventStream(WithHead(head_of(exchanged)), items, last.close_async)

    async def _opened(self, plan: Plan, request: Request) -> tuple[Call, Exchanged]:
        call = self._call(plan.asked, request, streams=True)
        exchanged = await self._exchange(plan.asked, call)
        if exchanged.answer.reply is None:
            raise self._failed(plan.asked, exchanged)
        return call, exchanged

    async def _items(
        self, plan: Plan, call: Call, exchanged: Exchanged, last: Last
    ) -> AsyncGenerator[tuple[ServerSentEvent, Any], None]:
        """The items of a stream, over as many connections as it takes."""
        head = head_of(exchanged)
        items = plan.items(
            head, lambda body: self._decoded(plan.item, plan.request, head, body).parse()
        )
        attempts = 0
        while True:
            try:
                async with aclosing(self._pieces(plan.asked, call, exchanged)) as pieces:
                    async for piece in pieces:
                        for found in items.fed(piece):
                            attempts = 0
                            yield found
                        if items.is_done:
                            return
                for found in items.finished():
                    yield found
                return
            except APIConnectionError as error:
                following = plan.after(items, error, attempts, self._config)
                if following is None:
                    raise
            except TransportError as error:
                raise self._unanswered(plan.asked, call.request, error) from None
            finally:
                await last.close_async()
            import anyio  # which the transport has imported

            await anyio.sleep(plan.wait(items, attempts))
            attempts += 1
            items.begin_again()
            call, exchanged = await self._opened(plan, following)
            last.follow(exchanged.answer.reply)

    def stream(
        self, method: str, path: str, *, cast_to: type[T], **options: Unpack[BodyOptions]
    ) -> AbstractAsyncContextManager[AsyncStreamedResponse[T]]:
        """Send a request, as `get` does, and open its response: `async with client.stream(...) as response:`.

        For example:
            async with client.stream("GET", film.url, cast_to=bytes) as response:
                await response.stream_to_file("film.mp4")
        """
        call = describe_call(self._service, method, path, cast_to, options)
        return self.send_streaming(*call)

    async def get(self, path: str, *, cast_to: type[T], **options: Unpack[CallOptions]) -> T:
        """Send a GET request to a path that the client has no method for.

        Args:
            path: The path, percent-encoded, which is appended to the base URL; or an absolute URL.
                Another server than that of the base URL gets no credentials and no defaults.
            cast_to: The type of the result: a model, `dict[str, object]`, `str`, `bytes` or `None`.
            options: Query parameters, header fields and the timeout of the call.
        """
        return await self.send(*describe_call(self._service, "GET", path, cast_to, options))

    async def post(self, path: str, *, cast_to: type[T], **options: Unpack[BodyOptions]) -> T:
        """Send a POST request, as `get` does. `body` is sent as JSON, or unchanged if bytes."""
        return await self.send(*describe_call(self._service, "POST", path, cast_to, options))

    async def put(self, path: str, *, cast_to: type[T], **options: Unpack[BodyOptions]) -> T:
        """Send a PUT request, as `get` does. `body` is sent as JSON, or unchanged if bytes."""
        return await self.send(*describe_call(self._service, "PUT", path, cast_to, options))

    async def patch(self, path: str, *, cast_to: type[T], **options: Unpack[BodyOptions]) -> T:
        """Send a PATCH request, as `get` does. `body` is sent as JSON, or unchanged if bytes."""
        return await self.send(*describe_call(self._service, "PATCH", path, cast_to, options))

    async def delete(self, path: str, *, cast_to: type[T], **options: Unpack[BodyOptions]) -> T:
        """Send a DELETE request, as `get` does. `body` is sent as JSON, or unchanged if bytes."""
        return await self.send(*describe_call(self._service, "DELETE", path, cast_to, options))

    async def close(self) -> None:
        """Close all connections, which copies of this client share. Closing again has no effect."""
        if self._begin_close():
            await self._connection.transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def _exchange(self, operation: Operation[Any], call: Call) -> Exchanged:
        try:
            transport = self._transport()
            if self._config.middleware:
                from ..exchange.middleware import AsyncLayers  # here, as most clients have none

                layers = self._config.middleware
                url = self._config.base_of(operation.server)
                transport = AsyncLayers(transport, layers, operation, url)
            return await run_async(exchange(call), transport)
        except TransportError as error:
            failure: BaseException = self._unanswered(operation, call.request, error)
        except Exception:
            raise  # not from the network: its traceback is needed to find the cause
        except BaseException as error:
            failure = error.with_traceback(None)  # the call was cancelled or interrupted
        # Raised out here, the error has no context; frames of the HTTP library hold headers.
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
