"""Connections of httpcore2 with limits: the time of each step, and the size of a head."""

from __future__ import annotations

import os
import select
import socket
from contextlib import suppress
from importlib import import_module
from ssl import SSLError, SSLObject, SSLWantReadError
from typing import Any, Final, TypeAlias

import httpcore2

from .bounds import seconds_left
from .failures import connecting

__all__ = ["AsyncNetwork", "AsyncStream", "Network", "Stream"]

Seconds: TypeAlias = float | None

_HEAD_BYTES: Final = 256 * 1024  # with all interim heads (1xx), of which h11 bounds each
_PIECE: Final = 16 * 1024  # the library's limit is that of each send, of which this takes about one
_NUMERIC: Final = socket.NI_NUMERICHOST | socket.NI_NUMERICSERV


class _Watched:
    """What both kinds of connection share."""

    def __init__(self, stock: Any) -> None:
        self._stock = stock
        self._socket: Any = stock.get_extra_info("socket")
        self._tls: Any = None
        self._process = os.getpid()
        self._is_multiplexed = False
        self._unsent: list[bytes] = []
        self._write_limit: Seconds = None
        self.head_left: int | None = None  # bytes; None once a head is complete
        self.is_spoiled = False  # if so, it is not used for another request

    def get_extra_info(self, info: str) -> Any:
        """httpcore2's information. It does not use an idle connection again that "is_readable"."""
        if info == "is_readable":
            return self.is_spoiled or self._is_readable()
        if info == "is_waiting":
            return self._is_waiting()
        return self._stock.get_extra_info(info)

    def _is_readable(self) -> bool:
        """Whether there is something to read: unexpected data, or the end of the connection."""
        if isinstance(self._tls, SSLObject):  # it buffers data
            try:
                self._tls.read(1)
                return True
            except SSLError as error:
                if not isinstance(error, SSLWantReadError):
                    return True
        return self._is_waiting()

    def _is_waiting(self) -> bool:
        """As far as the socket knows, which may have been read ahead."""
        if (number := self._socket.fileno()) < 0 or not hasattr(select, "poll"):  # as on Windows
            return number < 0 or bool(select.select([number], [], [], 0)[0])
        poll = select.poll()
        poll.register(number, select.POLLIN)
        return bool(poll.poll(0))

    def _secure(self, stock: Any) -> None:
        self._stock, self._tls = stock, stock.get_extra_info("ssl_object")
        self._socket = stock.get_extra_info("socket")
        self._is_multiplexed = self._tls.selected_alpn_protocol() == "h2"

    def _keep(self, buffer: bytes, limit: Seconds) -> None:
        """Buffer the head of a request until its body follows, so that both are one packet."""
        if self._unsent and len(buffer) <= _PIECE:
            self._unsent[-1] += buffer
        else:
            self._unsent.append(buffer)
        self._write_limit = limit
        self.head_left = None if self._is_multiplexed else _HEAD_BYTES

    def _is_full(self) -> bool:
        """Whether more is buffered than is worth waiting for: a body may be a stream without end."""
        return sum(map(len, self._unsent)) > _PIECE

    def _counted(self, data: bytes) -> bytes:
        if self.head_left is not None:
            self.head_left -= len(data)
            if self.head_left < 0:
                raise httpcore2.RemoteProtocolError(
                    "the head of the response is longer than 256 KiB"
                )
        return data


class Stream(_Watched, httpcore2.NetworkStream):
    """A connection for threads."""

    def read(self, max_bytes: int, timeout: Seconds = None) -> bytes:
        if self._unsent:
            with suppress(httpcore2.WriteError):
                self._send()
        left = seconds_left(timeout, httpcore2.ReadTimeout)
        return self._counted(self._stock.read(max_bytes, left))

    def write(self, buffer: bytes, timeout: Seconds = None) -> None:
        self._keep(buffer, timeout)
        if self._is_multiplexed:  # a window or the end of a stream must not wait for a read
            with suppress(httpcore2.WriteError):
                self._send()
        elif self._is_full():
            self._send()

    def _send(self) -> None:
        """Send what is buffered.

        Raises:
            ConnectError: The connection is gone, and nothing was sent.
            WriteError: The server may have responded and closed before it has read everything; its
                response is to be read.
        """
        pieces, self._unsent = self._unsent, []
        is_sent = self._tls is not None
        try:
            for data in pieces:
                for start in range(0, len(data), _PIECE):
                    left = seconds_left(self._write_limit, httpcore2.WriteTimeout)
                    self._stock.write(data[start : start + _PIECE], left)
                    is_sent = True
        except httpcore2.WriteError as error:
            if not is_sent:
                raise httpcore2.ConnectError(str(error)) from None
            raise

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: Seconds = None
    ) -> Stream:
        with connecting():
            try:
                left = seconds_left(timeout, httpcore2.ConnectTimeout)
                tls = self._stock.start_tls(ssl_context.context, server_hostname, left)
                self._secure(tls)
            except BaseException:
                self.close()
                raise
        return self

    def close(self) -> None:
        """Close the connection, and wake a thread that waits for it; not in a forked child."""
        if self._process == os.getpid():
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
        self._stock.close()

    def __del__(self) -> None:
        self._stock.close()  # as in a forked child, which drops its parent's connections


class AsyncStream(_Watched, httpcore2.AsyncNetworkStream):
    """A connection for tasks."""

    async def read(self, max_bytes: int, timeout: Seconds = None) -> bytes:
        if self._unsent:
            with suppress(httpcore2.WriteError):
                await self._send()
        left = seconds_left(timeout, httpcore2.ReadTimeout)
        return self._counted(await self._stock.read(max_bytes, left))

    async def write(self, buffer: bytes, timeout: Seconds = None) -> None:
        self._keep(buffer, timeout)
        if self._is_multiplexed:
            with suppress(httpcore2.WriteError):
                await self._send()
        elif self._is_full():
            await self._send()

    async def _send(self) -> None:
        pieces, self._unsent = self._unsent, []
        for data in pieces:
            left = seconds_left(self._write_limit, httpcore2.WriteTimeout)
            await self._stock.write(data, left)

    async def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: Seconds = None
    ) -> AsyncStream:
        with connecting():
            try:
                left = seconds_left(timeout, httpcore2.ConnectTimeout)
                tls = await self._stock.start_tls(ssl_context.context, server_hostname, left)
                self._secure(tls)
            except BaseException:
                await self.aclose()
                raise
        return self

    async def aclose(self) -> None:
        await self._stock.aclose()


class Network(httpcore2.NetworkBackend):
    """Makes connections for threads. The addresses of a host share the time limit."""

    def connect_tcp(
        self, host: str, port: int, timeout: Seconds = None, *_: Any, **__: Any
    ) -> Stream:
        stock = httpcore2.SyncBackend()
        with connecting():
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            for later, (*_rest, address) in zip(range(len(found))[::-1], found, strict=True):
                left = seconds_left(timeout, httpcore2.ConnectTimeout)
                numeric, _port = socket.getnameinfo(address, _NUMERIC)
                try:
                    return Stream(stock.connect_tcp(numeric, port, left and left / (later + 1)))
                except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                    if not later:
                        raise
        raise httpcore2.ConnectError("the host name has no address")

    def connect_unix_socket(self, path: str, timeout: Seconds = None, *_: Any, **__: Any) -> Stream:
        library: Any = import_module("httpcore2._backends.sync")
        with connecting():
            # Not the library's function, which leaves the socket open when it can't connect.
            made = socket.socket(socket.AF_UNIX)
            try:
                made.settimeout(seconds_left(timeout, httpcore2.ConnectTimeout))
                made.connect(path)
            except BaseException as error:
                made.close()
                if isinstance(error, TimeoutError):
                    raise httpcore2.ConnectTimeout(str(error)) from None
                raise
            return Stream(library.SyncStream(made))


class AsyncNetwork(httpcore2.AsyncNetworkBackend):
    """Makes connections for tasks, to the address of a host that responds first."""

    async def connect_tcp(
        self, host: str, port: int, timeout: Seconds = None, *_: Any, **__: Any
    ) -> AsyncStream:
        stock: Any = httpcore2.AnyIOBackend()
        with connecting():
            left = seconds_left(timeout, httpcore2.ConnectTimeout)
            return AsyncStream(await stock.connect_tcp(host, port, left))

    async def connect_unix_socket(
        self, path: str, timeout: Seconds = None, *_: Any, **__: Any
    ) -> AsyncStream:
        stock: Any = httpcore2.AnyIOBackend()
        with connecting():
            left = seconds_left(timeout, httpcore2.ConnectTimeout)
            return AsyncStream(await stock.connect_unix_socket(path, left))
