"""Sockets for asyncio: as `network`, with the waiting left to the event loop."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import httpcore2

from .addresses import Address, is_readable, numeric, shares
from .limits import HEAD_BYTES, seconds_left
from .wire import Wire

if TYPE_CHECKING:
    from ssl import SSLContext

__all__ = ["AsyncNetwork", "AsyncStream"]


class AsyncStream(httpcore2.AsyncNetworkStream):
    """A connection, with or without TLS."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._is_handed_on = False
        tls = wire.transport.get_extra_info("ssl_object")
        self._multiplexed = tls is not None and tls.selected_alpn_protocol() == "h2"
        self._unsent: list[bytes] = []
        self._write_limit: float | None = None
        self._head_left: int | None = None
        self.last_read = b""

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Keep what is to be sent until something is to be read."""
        self._unsent.append(buffer)
        self._write_limit = timeout
        self._head_left = HEAD_BYTES
        if self._multiplexed:
            await self._flush()

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Send what was written, then wait for some bytes; none at the end of the stream."""
        if self._unsent:
            await self._flush()
        wire = self._wire
        left = seconds_left(timeout, httpcore2.ReadTimeout)
        if not wire.received:
            try:
                async with asyncio.timeout(left):
                    await wire.readable()
            except TimeoutError:
                raise httpcore2.ReadTimeout("no answer in time") from None
        data = wire.take(max_bytes)
        if not data and wire.failure is not None:
            raise httpcore2.ReadError(str(wire.failure))
        self._count(data)
        return data

    def begin_body(self) -> None:
        """The head of the response is complete."""
        self._head_left = None

    async def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> AsyncStream:
        """The same connection with TLS on it; closed when that fails."""
        try:
            return await self._with_tls(ssl_context, server_hostname, timeout)
        except TimeoutError:
            failure: Exception = httpcore2.ConnectTimeout("no TLS handshake in time")
        except (OSError, ValueError) as error:  # ValueError: a host name that TLS can't have
            failure = httpcore2.ConnectError(str(error) or "the connection was closed")
        except BaseException:
            self.close()
            raise
        self.close()
        raise failure

    async def aclose(self) -> None:
        """Close the connection. Nothing is waited for here, so nothing can cancel it midway."""
        self.close()

    def close(self) -> None:
        """Close the connection at the loop's next turn."""
        self._unsent.clear()
        if self._is_handed_on:
            return
        with suppress(RuntimeError):  # the event loop is closed, and the connection with it
            self._wire.transport.abort()

    # The library lets go of a connection to a SOCKS proxy that refuses without closing it.
    __del__ = close

    def get_extra_info(self, info: str) -> Any:
        """What the pools ask for: "ssl_object" and "is_readable"."""
        if info == "is_readable":
            # The loop may not have been told yet that the peer has closed.
            known = bool(self._wire.received) or self._is_lost()
            return known or is_readable(self._wire.transport.get_extra_info("socket"))
        return self._wire.transport.get_extra_info(info)

    def _is_lost(self) -> bool:
        return self._wire.is_over or self._wire.transport.is_closing()

    async def _with_tls(
        self, context: SSLContext, server_hostname: str | None, timeout: float | None
    ) -> AsyncStream:
        wire = self._wire
        left = seconds_left(timeout, httpcore2.ConnectTimeout)
        async with asyncio.timeout(left):
            secured = await asyncio.get_running_loop().start_tls(
                wire.transport,
                wire,
                context,
                server_hostname=server_hostname,
                ssl_handshake_timeout=left,
            )
        if secured is None:
            raise ConnectionAbortedError("the connection was closed in the TLS handshake")
        wire.transport = secured
        self._is_handed_on = True
        return AsyncStream(wire)

    async def _flush(self) -> None:
        if self._is_lost():
            raise httpcore2.ConnectError("the connection was closed before use")
        pieces, self._unsent = self._unsent, []
        left = seconds_left(self._write_limit, httpcore2.WriteTimeout)
        # What a broken connection did not take shows when its answer is read: there may be one.
        self._wire.transport.writelines(pieces)
        try:
            async with asyncio.timeout(left):
                await self._wire.writable()
        except TimeoutError:
            raise httpcore2.WriteTimeout("could not be sent in time") from None

    def _count(self, data: bytes) -> None:
        self.last_read = data
        if self._head_left is not None and not self._multiplexed:
            self._head_left -= len(data)
            if self._head_left < 0:
                raise httpcore2.RemoteProtocolError("the head of the response is too long")


class AsyncNetwork(httpcore2.AsyncNetworkBackend):
    """Makes TCP connections."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> AsyncStream:
        """Connect to one of the addresses of a host.

        The pools set neither a local address nor options.
        """
        failure: Exception = httpcore2.ConnectError("the host has no address")
        for address, seconds in shares(await _resolved(host, port, timeout), timeout):
            try:
                async with asyncio.timeout(seconds):
                    return AsyncStream(await _connected(address))
            except TimeoutError:
                failure = httpcore2.ConnectTimeout("no connection in time")
            except OSError as error:
                failure = httpcore2.ConnectError(str(error))
        raise failure


async def _connected(address: Address) -> Wire:
    """A connection to an address.

    The event loop's own way, from a name to a connection, loses one that is there already when it
    is cancelled (it races the addresses in tasks of their own).
    """
    loop = asyncio.get_running_loop()
    family, kind, protocol, _, name = address
    connection = socket.socket(family, kind, protocol)
    try:
        connection.setblocking(False)
        await loop.sock_connect(connection, name)
        _, wire = await loop.create_connection(Wire, sock=connection)
    except BaseException:
        connection.close()
        raise
    return wire


async def _resolved(host: str, port: int, timeout: float | None) -> list[Address]:
    """The addresses of a host, a name looked up in one of the event loop's threads."""
    known = numeric(host, port)
    if known is not None:
        return known
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(seconds_left(timeout, httpcore2.ConnectTimeout)):
            return list(await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    except TimeoutError:
        raise httpcore2.ConnectTimeout("the host's name was not resolved in time") from None
    except (OSError, UnicodeError) as error:  # UnicodeError: a label of more than 63 characters
        raise httpcore2.ConnectError(str(error)) from None
