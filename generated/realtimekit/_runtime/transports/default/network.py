"""Sockets for threads: below httpcore2, and only as much as its pools need.

The library writes the head of a request and its body one after the other; here they leave in one
piece, which saves the server a wake-up and us a system call. Each step is cut by the end of the
whole request, the look-up of the name included.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import httpcore2

from .addresses import Address, is_readable, resolved, shares
from .limits import HEAD_BYTES, seconds_left

if TYPE_CHECKING:
    from ssl import SSLContext

__all__ = ["Network", "Stream"]

_JOINED: Final = 128 * 1024
"""A request up to this size is copied into one piece."""


class Stream(httpcore2.NetworkStream):
    """A connected socket, with or without TLS."""

    def __init__(self, connected: socket.socket, *, tls: bool = False) -> None:
        self._socket = connected
        self._process = os.getpid()
        self._tls = tls
        # Many requests at once: what one thread writes, another's read must not wait for.
        self._multiplexed = tls and _protocol(connected) == "h2"
        self._unsent: list[bytes] = []
        self._write_limit: float | None = None
        self._head_left: int | None = None
        self.last_read = b""

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Keep what is to be sent until something is to be read."""
        self._unsent.append(buffer)
        self._write_limit = timeout
        self._head_left = HEAD_BYTES
        if self._multiplexed:
            self._flush()

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Send what was written, then wait for some bytes; none at the end of the stream."""
        if self._unsent:
            self._flush()
        try:
            self._socket.settimeout(seconds_left(timeout, httpcore2.ReadTimeout))
            data = self._socket.recv(max_bytes)
        except TimeoutError:
            raise httpcore2.ReadTimeout("no answer in time") from None
        except OSError as error:
            raise httpcore2.ReadError(str(error)) from None
        self._count(data)
        return data

    def begin_body(self) -> None:
        """The head of the response is complete."""
        self._head_left = None

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> Stream:
        """The same connection with TLS on it; closed when that fails."""
        try:
            self._socket.settimeout(seconds_left(timeout, httpcore2.ConnectTimeout))
            wrapped = ssl_context.wrap_socket(self._socket, server_hostname=server_hostname)
            return Stream(wrapped, tls=True)
        except TimeoutError:
            failure: Exception = httpcore2.ConnectTimeout("no TLS handshake in time")
        except (OSError, ValueError) as error:  # ValueError: a host name that TLS can't have
            failure = httpcore2.ConnectError(str(error))
        except BaseException:
            self.close()
            raise
        self.close()
        raise failure

    def close(self) -> None:
        """End the connection, also for a thread that waits for it; not that of a parent process."""
        if self._process == os.getpid():
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
        self._let_go()

    def _let_go(self) -> None:
        self._unsent.clear()
        self._socket.close()

    # The library lets go of a connection to a SOCKS proxy that refuses without closing it; and a
    # child process of its parent's, which stay connected.
    __del__ = _let_go

    def get_extra_info(self, info: str) -> Any:
        """What the pools ask for: "ssl_object" and "is_readable"."""
        if info == "ssl_object":
            return self._socket if self._tls else None
        if info == "is_readable":
            return is_readable(self._socket)
        return None

    def _flush(self) -> None:
        pieces, self._unsent = self._unsent, []
        if len(pieces) > 1 and sum(map(len, pieces)) <= _JOINED:
            pieces = [b"".join(pieces)]
        sent = False
        try:
            for piece in pieces:
                rest = memoryview(piece)
                while rest:
                    self._socket.settimeout(seconds_left(self._write_limit, httpcore2.WriteTimeout))
                    rest = rest[self._socket.send(rest) :]
                    sent = True
        except TimeoutError:
            raise httpcore2.WriteTimeout("could not be sent in time") from None
        except OSError as error:
            if not sent and not self._tls:
                raise httpcore2.ConnectError("the connection was closed before use") from error
            # A server may well answer before it has read everything, and close: that counts.

    def _count(self, data: bytes) -> None:
        self.last_read = data
        if self._head_left is not None and not self._multiplexed:
            self._head_left -= len(data)
            if self._head_left < 0:
                raise httpcore2.RemoteProtocolError("the head of the response is too long")


class Network(httpcore2.NetworkBackend):
    """Makes TCP connections."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> Stream:
        """Connect to one of the addresses of a host.

        The pools set neither a local address nor options.
        """
        failure: Exception = httpcore2.ConnectError("the host has no address")
        for address, seconds in shares(resolved(host, port, timeout), timeout):
            try:
                return Stream(_connected(address, seconds))
            except TimeoutError:
                failure = httpcore2.ConnectTimeout("no connection in time")
            except OSError as error:
                failure = httpcore2.ConnectError(str(error))
        raise failure


def _connected(address: Address, seconds: float | None) -> socket.socket:
    family, kind, protocol, _, name = address
    connection = socket.socket(family, kind, protocol)
    try:
        connection.settimeout(seconds)
        connection.connect(name)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except BaseException:
        connection.close()
        raise
    return connection


def _protocol(connected: Any) -> str | None:
    protocol: str | None = connected.selected_alpn_protocol()
    return protocol
