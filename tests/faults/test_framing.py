"""Messages that break the rules of HTTP/1.1, below the client: each is a typed error, and none
gets into the answer to another request."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator

import pytest
from vault._runtime.transports.protocol import TransportError, TransportTimeoutError

from .answers import HEAD, THING, always, answer, chunked
from .calling import WAYS
from .peer import Do, Endless, Peer, Steps
from .sending import DEFAULT, FAST, Sender, request

GZIPPED = gzip.compress(THING)
ZIPPED = zlib.compress(THING)


def _coded(data: bytes, *codings: str) -> bytes:
    return answer(data, *(f"Content-Encoding: {coding}" for coding in codings))


BROKEN: dict[str, bytes | Steps] = {
    "two lengths": HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n123456",
    "two lengths in one": HEAD + b"Content-Length: 5, 6\r\n\r\n123456",
    "length too big": HEAD + b"Content-Length: 99999999999999999999999\r\n\r\n123",
    "length and chunks": HEAD + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "unknown transfer coding": HEAD + b"Transfer-Encoding: gzip\r\n\r\n123",
    "negative chunk": chunked(end=b"-1\r\nx\r\n0\r\n\r\n"),
    "chunk too big": chunked(end=b"f" * 30 + b"\r\n" + THING),
    "chunk longer than its size": chunked(end=b"2\r\nabcdef\r\n0\r\n\r\n"),
    "chunk line without end": (Do.READ, chunked(end=b""), Endless(b"1" * 10_000)),
    "trailer without end": (Do.READ, chunked(end=b"0\r\n"), Endless(b"X-A: " + b"x" * 9999)),
    "interim answers without end": (Do.READ, Endless(b"HTTP/1.1 103 -\r\nLink: x\r\n\r\n" * 50)),
    "many fields": HEAD + b"X-A: 1\r\n" * 50_000 + b"\r\n",
    "long field": HEAD + b"X-A: " + b"1" * 300_000 + b"\r\n\r\n",
    "field without colon": HEAD + b"X-A\r\n\r\n",
    "field with a space": HEAD + b"X A: 1\r\n\r\n",
    "NUL in a field": HEAD + b"X-A: \0\r\n\r\n",
    "status of two digits": b"HTTP/1.1 20 OK\r\n\r\n",
    "status that is none": b"HTTP/1.1 2x0 OK\r\n\r\n",
    "HTTP/3": b"HTTP/3 200 OK\r\n\r\n",
    "a TLS alert": b"\x15\x03\x01\0\x02\x02\x46",
}

CORRUPT: dict[str, bytes] = {
    "unknown coding": _coded(THING, "br"),
    "five codings": _coded(THING, "gzip, gzip, gzip", "gzip, gzip"),
    "gzip cut short": _coded(GZIPPED[:-9], "gzip"),
    "gzip with a wrong sum": _coded(GZIPPED[:-8] + bytes(8), "gzip"),
    "garbage behind gzip": _coded(GZIPPED + b"garbage", "gzip"),
    "a byte behind gzip": _coded(GZIPPED + b"\0", "gzip"),
    "plain text as gzip": _coded(THING, "gzip"),
    "deflate cut short": _coded(ZIPPED[:-1], "deflate"),
    "garbage behind deflate": _coded(ZIPPED + b"x", "deflate"),
    "inner coding cut short": _coded(gzip.compress(GZIPPED[:-1]), "gzip, gzip"),
}

CODED: dict[str, bytes] = {
    "bare deflate": _coded(zlib.compress(THING, wbits=-15), "deflate"),
    "gzip in members": _coded(gzip.compress(THING[:9]) + gzip.compress(THING[9:]), "x-gzip"),
    "twice": _coded(zlib.compress(GZIPPED), "gzip", "deflate"),
    "not at all": _coded(THING, "identity"),
    "empty, and said to be gzip": _coded(b"", "gzip"),
}

READABLE: dict[str, bytes] = {
    "bare line ends": HEAD.replace(b"\r", b"") + b"\n" + THING,
    "same length twice": HEAD + b"Content-Length: 39\r\n" * 2 + b"\r\n" + THING,
    "interim answers": b"HTTP/1.1 103 -\r\n\r\n" * 9 + answer(),
}

EXCESS: dict[str, bytes] = {
    "body behind 204": b"HTTP/1.1 204 -\r\n\r\n" + THING,
    "body behind 304": b"HTTP/1.1 304 -\r\nContent-Length: 39\r\n\r\n" + THING,
    "longer than its length": answer() + b"more",
    "behind the last chunk": chunked(THING) + b"more",
    "two answers": answer(b"poison") + answer(b"poison"),
    "two empty answers": b"HTTP/1.1 204 -\r\n\r\n" * 2,
    "two chunked answers": chunked(b"poison") + chunked(b"poison"),
}


WHOLE: dict[str, bytes] = {
    "early hints": b"HTTP/1.1 103 -\r\nLink: </a>\r\n\r\n" + answer(),
    "HTTP/1. in the body": answer(b"see HTTP/1.1 200 OK, and HTTP/1.0"),
    "a Via header": answer(THING, "Via: HTTP/1.1 proxy"),
    "no body": b"HTTP/1.1 204 -\r\n\r\n",
    "chunks": chunked(THING, b"HTTP/1.1 200 OK", THING),
    "trailers": chunked(THING, end=b"0\r\nX-A: HTTP/1.1\r\n\r\n"),
    "long": answer(b"HTTP/1.1 " * 50_000),
}
"""Whole messages, with what could be taken for the beginning of another."""


@pytest.fixture(params=["sync", "async"])
def sender(request: pytest.FixtureRequest) -> Iterator[Sender]:
    """The default transport of either kind."""
    with Sender(request.param == "async", max_connections=1) as made:
        yield made


@pytest.fixture(params=WAYS)
def any_sender(request: pytest.FixtureRequest) -> Iterator[Sender]:
    """Either transport of either kind."""
    transports = FAST if request.param.endswith("fast") else DEFAULT
    with Sender(request.param.startswith("async"), transports) as made:
        yield made


@pytest.mark.parametrize("name", BROKEN)
def test_broken(sender: Sender, peer: Peer, name: str) -> None:
    """Also without any limit of time; and the one connection that there can be is free again."""
    broken = BROKEN[name]
    whole = (Do.READ, broken, Do.READ, answer()) if isinstance(broken, bytes) else broken
    peer.acts(whole, always(answer()))
    with pytest.raises(TransportError) as caught:
        sender.send(request(peer.address, total=None))
    assert not isinstance(caught.value, TransportTimeoutError)
    assert caught.value.maybe_sent
    assert caught.value.__context__ is None
    assert sender.send(request(peer.address)) == (200, THING)


@pytest.mark.parametrize("name", CORRUPT)
def test_corrupt(any_sender: Sender, peer: Peer, name: str) -> None:
    peer.acts((Do.READ, CORRUPT[name], Do.READ, answer()), always(answer()))
    with pytest.raises(TransportError) as caught:
        any_sender.send(request(peer.address))
    assert caught.value.maybe_sent
    assert caught.value.__context__ is None
    assert any_sender.send(request(peer.address)) == (200, THING)


@pytest.mark.parametrize("name", CODED)
def test_coded(any_sender: Sender, peer: Peer, name: str) -> None:
    peer.acts((Do.READ, CODED[name]))
    expected = b"" if name.startswith("empty") else THING
    assert any_sender.send(request(peer.address)) == (200, expected)


@pytest.mark.parametrize("name", READABLE)
def test_readable(sender: Sender, peer: Peer, name: str) -> None:
    peer.acts((Do.READ, READABLE[name]))
    assert sender.send(request(peer.address)) == (200, THING)


@pytest.mark.parametrize("name", EXCESS)
def test_excess_is_not_the_next_answer(sender: Sender, peer: Peer, name: str) -> None:
    peer.acts((Do.READ, EXCESS[name], Do.SILENCE), always(answer()))
    sender.send(request(peer.address))
    assert sender.send(request(peer.address, body=b"x")) == (200, THING)
    assert peer.accepted == 2
    sender.send(request(peer.address))
    assert peer.accepted == 2  # what is as it should be is kept open


@pytest.mark.parametrize("name", WHOLE)
def test_connections_are_kept(sender: Sender, peer: Peer, name: str) -> None:
    peer.acts(always(WHOLE[name]))
    for _ in range(3):
        sender.send(request(peer.address, body=b"x"))
    assert peer.accepted == 1
