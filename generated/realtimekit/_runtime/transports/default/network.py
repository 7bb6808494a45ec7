"""Bounds around the connections of httpcore2, whose own networks do the work.

Each step ends with the total time of its request, and heads have a size. What is odd about a
connection keeps it from being used again.
"""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from ssl import SSLContext, SSLError, SSLObject, SSLWantReadError
from time import monotonic
from typing import Any, Final, Self, TypeAlias

import httpcore2

from .failures import connecting

__all__ = ["AsyncNetwork", "AsyncStream", "Limit", "Network", "Stream"]

Seconds: TypeAlias = float | None

_HEAD_BYTES: Final = 256 * 1024  # with all interim heads (1xx), of which h11 bounds each
_PIECE: Final = 16 * 1024  # a write is limited for each send; of so few bytes there is about one


class Limit(float):
    """Seconds for each single step, and the time at which the last one is over.

    httpcore2 hands the limits of a request on to the network as they are, and asks for the same
    number of seconds at every read. With the end in it, a server that sends a byte now and then
    can't stretch a request beyond its total.
    """

    __slots__ = ("end",)
    end: float

    def __new__(cls, seconds: float, end: float) -> Self:
        limit = super().__new__(cls, seconds)
        limit.end = end
        return limit


def _left(limit: Seconds, timed_out: type[httpcore2.TimeoutException]) -> Seconds:
    """Seconds for the step that begins now."""
    if isinstance(limit, Limit):
        limit = min(float(limit), limit.end - monotonic())
    if limit is not None and limit <= 0:
        raise timed_out("the time limit ran out")
    return limit


class _Watched:
    """What is noticed of a connection of either kind."""

    def __init__(self, stock: Any) -> None:
        self._stock = stock
        self._tls: Any = None
        self._process = os.getpid()
        self._is_multiplexed = False
        self._head_left: int | None = None
        self.is_spoiled = False  # if so, it is not used for another request

    def begin_body(self) -> None:
        """The head of the response is complete."""
        self._head_left = None

    def get_extra_info(self, info: str) -> Any:
        """What the library tells; an idle connection with "is_readable" is not used again."""
        if info == "is_readable" and (self.is_spoiled or self._holds_more()):
            return True
        return self._stock.get_extra_info(info)

    def _holds_more(self) -> bool:
        """Whether TLS keeps bytes that came, where no look at the socket shows them."""
        if not isinstance(self._tls, SSLObject):  # that of a socket, which keeps none
            return False
        try:
            self._tls.read(1)
        except SSLError as error:
            return not isinstance(error, SSLWantReadError)
        return True

    def _secure(self, stock: Any) -> None:
        self._stock, self._tls = stock, stock.get_extra_info("ssl_object")
        self._is_multiplexed = self._tls.selected_alpn_protocol() == "h2"

    def _begin(self) -> bool:
        """Whether what is written now begins a request, and can't have left if it fails."""
        is_first = self._head_left is None and self._tls is None
        self._head_left = _HEAD_BYTES
        return is_first

    def _counted(self, data: bytes) -> bytes:
        if self._head_left is not None and not self._is_multiplexed:
            self._head_left -= len(data)
            if self._head_left < 0:
                raise httpcore2.RemoteProtocolError("the head of the response is too long")
        return data


class Stream(_Watched, httpcore2.NetworkStream):
    """A connection for threads."""

    def read(self, max_bytes: int, timeout: Seconds = None) -> bytes:
        left = _left(timeout, httpcore2.ReadTimeout)
        return self._counted(self._stock.read(max_bytes, left))

    def write(self, buffer: bytes, timeout: Seconds = None) -> None:
        is_first = self._begin()
        for start in range(0, len(buffer), _PIECE):
            left = _left(timeout, httpcore2.WriteTimeout)
            try:
                self._stock.write(buffer[start : start + _PIECE], left)
            except httpcore2.WriteError as error:
                if start or not is_first:
                    raise
                raise httpcore2.ConnectError(str(error)) from None

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: Seconds = None
    ) -> Stream:
        with connecting():
            try:
                left = _left(timeout, httpcore2.ConnectTimeout)
                self._secure(self._stock.start_tls(ssl_context, server_hostname, left))
            except BaseException:
                self.close()
                raise
        return self

    def close(self) -> None:
        """End the connection, also for a thread that waits for it; not that of a parent process."""
        if self._process == os.getpid():
            with suppress(OSError):
                self._stock.get_extra_info("socket").shutdown(socket.SHUT_RDWR)
        self._stock.close()

    def __del__(self) -> None:
        self._stock.close()  # as in a child process, which forgets its parent's


class AsyncStream(_Watched, httpcore2.AsyncNetworkStream):
    """A connection for tasks."""

    async def read(self, max_bytes: int, timeout: Seconds = None) -> bytes:
        left = _left(timeout, httpcore2.ReadTimeout)
        return self._counted(await self._stock.read(max_bytes, left))

    async def write(self, buffer: bytes, timeout: Seconds = None) -> None:
        self._begin()
        await self._stock.write(buffer, _left(timeout, httpcore2.WriteTimeout))

    async def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: Seconds = None
    ) -> AsyncStream:
        with connecting():
            try:
                left = _left(timeout, httpcore2.ConnectTimeout)
                self._secure(await self._stock.start_tls(ssl_context, server_hostname, left))
            except BaseException:
                await self.aclose()
                raise
        return self

    async def aclose(self) -> None:
        await self._stock.aclose()


class Network(httpcore2.NetworkBackend):
    """Makes connections for threads. The addresses of a host share the time."""

    def connect_tcp(
        self, host: str, port: int, timeout: Seconds = None, *_: Any, **__: Any
    ) -> Stream:
        stock = httpcore2.SyncBackend()
        with connecting():
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            addresses = [socket.getnameinfo(each[4], socket.NI_NUMERICHOST)[0] for each in found]
            for number, address in enumerate(addresses, 1):
                left = _left(timeout, httpcore2.ConnectTimeout)
                share = left and left / (len(addresses) - number + 1)
                try:
                    return Stream(stock.connect_tcp(address, port, share))
                except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                    if number == len(addresses):
                        raise
        raise httpcore2.ConnectError("the host has no address")


class AsyncNetwork(httpcore2.AsyncNetworkBackend):
    """Makes connections for tasks. Of the addresses of a host the quickest is taken."""

    async def connect_tcp(
        self, host: str, port: int, timeout: Seconds = None, *_: Any, **__: Any
    ) -> AsyncStream:
        stock = httpcore2.AnyIOBackend()
        with connecting():
            left = _left(timeout, httpcore2.ConnectTimeout)
            return AsyncStream(await stock.connect_tcp(host, port, left))
