"""The drivers of an exchange, which do its I/O: one for threads, one for event loops."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Iterator
from time import sleep
from typing import TYPE_CHECKING, Any

from ..transports.protocol import TransportError
from .deadline import BodyWatch
from .effects import Authorize, Close, Effect, Read, Send

if TYPE_CHECKING:
    from ..transports.protocol import (
        AsyncTransport,
        AsyncTransportResponse,
        Transport,
        TransportResponse,
    )
    from .dialogue import Exchanged


def run_sync(steps: Generator[Effect, Any, Exchanged], transport: Transport) -> Exchanged:
    """Drive an exchange in the calling thread.

    Raises:
        TransportError: The exchange ended without a response.
    """
    effect = next(steps)
    while True:
        failure = outcome = None
        try:
            outcome = _perform(effect, transport)
        except TransportError as error:
            failure = error
        try:
            effect = steps.throw(failure) if failure else steps.send(outcome)
        except StopIteration as end:
            exchanged: Exchanged = end.value
            return exchanged


async def run_async(
    steps: Generator[Effect, Any, Exchanged], transport: AsyncTransport
) -> Exchanged:
    """Drive an exchange in the running event loop.

    Raises:
        TransportError: The exchange ended without a response.
    """
    effect = next(steps)
    while True:
        failure = outcome = None
        try:
            outcome = await _perform_async(effect, transport)
        except TransportError as error:
            failure = error
        try:
            effect = steps.throw(failure) if failure else steps.send(outcome)
        except StopIteration as end:
            exchanged: Exchanged = end.value
            return exchanged


def iter_limited(reply: TransportResponse, watch: BodyWatch) -> Iterator[bytes]:
    """The body of a streamed response, within the limits of size and time."""
    for piece in reply.iter_bytes():
        watch.count(piece)
        yield piece


async def aiter_limited(
    reply: AsyncTransportResponse, watch: BodyWatch
) -> AsyncGenerator[bytes, None]:
    """The body of a streamed response, within the limits of size and time."""
    async for piece in reply.iter_bytes():
        watch.count(piece)
        yield piece


def _perform(effect: Effect, transport: Transport) -> Any:
    if isinstance(effect, Send):
        return transport.send(effect.request)
    if isinstance(effect, Read):
        return _read(effect)
    if isinstance(effect, Close):
        return effect.reply.close()
    if isinstance(effect, Authorize):
        return effect.authorization.request(is_refused=effect.is_refused)
    return sleep(effect.seconds)


async def _perform_async(effect: Effect, transport: AsyncTransport) -> Any:
    if isinstance(effect, Send):
        return await transport.send(effect.request)
    if isinstance(effect, Read):
        return await _read_async(effect)
    if isinstance(effect, Close):
        return await effect.reply.close()
    if isinstance(effect, Authorize):
        return await effect.authorization.request_async(is_refused=effect.is_refused)
    import anyio  # imported here so that a synchronous client never loads it

    return await anyio.sleep(effect.seconds)


def _read(effect: Read) -> bytes:
    pieces: list[bytes] = []
    try:
        pieces.extend(iter_limited(effect.reply, BodyWatch(effect.deadline, effect.limit)))
    except TransportError:
        if not effect.partly:
            raise
    finally:
        effect.reply.close()
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


async def _read_async(effect: Read) -> bytes:
    pieces: list[bytes] = []
    watch = BodyWatch(effect.deadline, effect.limit)
    try:
        async for piece in aiter_limited(effect.reply, watch):
            pieces.append(piece)
    except TransportError:
        if not effect.partly:
            raise
    finally:
        await effect.reply.close()
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)
