"""How a call whose answer is a stream of items goes: what is asked for, and when it goes on."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from ..answer.items import Items
from ..describe.content import Json
from ..describe.events import Events
from ..exchange.retries import backoff
from ..values.models import UNSET
from ..values.package import logger

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..answer.errors import APIConnectionError
    from ..answer.response import ResponseHead
    from ..describe.operation import Operation, Request
    from ..describe.service import ClientConfig


class Last:
    """The last connection of a stream, which is closed once."""

    __slots__ = ("_reply",)

    def __init__(self, reply: Any) -> None:
        self._reply = reply

    def follow(self, reply: Any) -> None:
        """Have another connection to close."""
        self._reply = reply

    def close(self) -> None:
        """Close it, unless that was done."""
        reply, self._reply = self._reply, None
        if reply is not None:
            reply.close()

    async def close_async(self) -> None:
        """As `close`, awaited."""
        reply, self._reply = self._reply, None
        if reply is not None:
            await reply.close()


class Plan(msgspec.Struct, frozen=True, eq=False):
    """A call that asks for a stream.

    Attributes:
        asked: The operation whose answer is the stream.
        item: The same operation, as if each item were its answer.
        content: What the stream consists of.
        request: The arguments. The total time limits the call up to the stream's begin, unless the
            caller gives a limit: a stream may have no end.
    """

    asked: Operation[Any]
    item: Operation[Any]
    content: Events[Any]
    request: Request

    def items(self, head: ResponseHead, decode: Callable[[bytes], Any]) -> Items:
        """What the events of one response become. A server without streams may answer in JSON."""
        content_type = head.headers.get("content-type", "").partition(";")[0].strip().lower()
        is_single = content_type == "application/json"
        if is_single:
            logger.warning(
                "%s: expected %s, got %s", self.asked.name, self.content.media_type, content_type
            )
        return Items(self.content, decode, is_single=is_single)

    def after(
        self, items: Items, error: APIConnectionError, attempts: int, config: ClientConfig
    ) -> Request | None:
        """The request that goes on behind the last event; None where that is not known to be safe.

        Args:
            items: What has come so far.
            error: How the connection ended. A time limit of the caller's ends the call.
            attempts: The connections since the last item.
            config: The settings of the client: `max_retries` is how many there may be.
        """
        last = items.splitter.last_id
        is_sendable = last.isascii() and last.isprintable() and last == last.strip()
        if not self.asked.resumes or not last or not is_sendable or attempts >= config.max_retries:
            return None
        logger.info(
            "%s: the stream broke off (%s); it goes on", self.asked.name, type(error).__name__
        )
        headers = {**(self.request.extra_headers or {}), "Last-Event-ID": last}
        return msgspec.structs.replace(self.request, extra_headers=headers)

    def wait(self, items: Items, attempts: int) -> float:
        """Seconds before another connection: what the server has asked for, else as before a retry."""
        asked = items.splitter.retry
        return backoff(attempts) if asked is None else asked / 1000


def planned(config: ClientConfig, operation: Operation[Any], request: Request) -> Plan:
    """The plan of a call to an operation that can stream."""
    asked, item, content = _asked(operation)
    if request.timeout is UNSET:
        timeout = msgspec.structs.replace(config.timeout, total=None)
        request = msgspec.structs.replace(request, timeout=timeout)
    return Plan(asked, item, content, request)


@lru_cache(maxsize=256)
def _asked(operation: Operation[Any]) -> tuple[Operation[Any], Operation[Any], Events[Any]]:
    streams = [each for each in operation.responses.values() if isinstance(each, Events)]
    content: Any = operation.events or streams[0]
    responses: dict[str, Any] = {"2XX": content} if operation.events else dict(operation.responses)
    asked = msgspec.structs.replace(operation, responses=responses)
    item = Json[Any](content.type, content.media_type, content.is_open)
    return asked, msgspec.structs.replace(operation, responses={"2XX": item}), content
