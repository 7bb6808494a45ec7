"""Answers of every kind of wrong: each ends in a typed error or in a correct result."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from vault import APIConnectionError, APIStatusError, APITimeoutError, InternalServerError
from vault._runtime.answer.errors import APIResponseValidationError

from .answers import HEAD, THING, always, answer, chunked
from .calling import Caller
from .peer import Do, Drip, Endless, Peer, Steps

MEGABYTE = b" " * 1_000_000
STRICT = (("strict", True),)
DEEP = b"[" * 100_000


@dataclass(frozen=True)
class Fault:
    """What a server does to a GET, and what becomes of the call."""

    name: str
    steps: Steps
    error: type[Exception] | None = APIConnectionError
    settings: tuple[tuple[str, Any], ...] = ()
    value: Callable[[Any], bool] = bool


def _gzipped(data: bytes) -> bytes:
    return answer(gzip.compress(data), "Content-Encoding: gzip")


def _is_thing(result: Any) -> bool:
    return bool(result.data.id == "t1")


def _is(expected: object) -> Callable[[Any], bool]:
    return lambda result: bool(result == expected)


def _is_empty(result: Any) -> bool:
    return not result.data


BROKEN = [
    Fault("closed at once", ()),
    Fault("closed after the request", (Do.READ,)),
    Fault("reset in the request", (Do.SKIM, Do.RESET)),
    Fault("reset after the request", (Do.READ, Do.RESET)),
    Fault("reset in the head", (Do.READ, HEAD, Do.RESET)),
    Fault("reset in the body", (Do.READ, answer()[:-5], Do.RESET)),
    Fault("no answer", (Do.READ, Do.SILENCE), APITimeoutError, (("timeout", 0.1),)),
    Fault("head cut short", (Do.READ, HEAD)),
    Fault("body cut short", (Do.READ, answer()[:-5])),
    Fault("chunk cut short", (Do.READ, chunked(THING)[:-12])),
    Fault("last chunk missing", (Do.READ, chunked(THING, end=b""))),
    Fault("chunk without size", (Do.READ, chunked(end=b"zz\r\n" + THING))),
    Fault("length is no number", (Do.READ, HEAD + b"Content-Length: x\r\n\r\n" + THING)),
    Fault("length is negative", (Do.READ, HEAD + b"Content-Length: -1\r\n\r\n" + THING)),
    Fault("not HTTP", (Do.READ, b"\0\1\2 garbage\r\n\r\n")),
    Fault("HTTP/0.9", (Do.READ, THING)),
    Fault("head without end", (Do.READ, HEAD, Endless(b"X-More: " + b"x" * 1000 + b"\r\n"))),
    Fault("line without end", (Do.READ, HEAD, Endless(b"x" * 10_000))),
    Fault("corrupt gzip", (Do.READ, answer(b"\x1f\x8b\x08junk", "Content-Encoding: gzip"))),
    Fault(
        "drips its head",
        (Do.READ, Drip(answer() * 100, 0.02)),
        APITimeoutError,
        (("timeout", 0.2),),
    ),
    Fault(
        "drips its body",
        (Do.READ, HEAD + b"Content-Length: 1000\r\n\r\n", Drip(MEGABYTE, 0.02)),
        APITimeoutError,
        (("timeout", 0.2),),
    ),
    Fault(
        "endless body",
        (Do.READ, HEAD + b"Connection: close\r\n\r\n", Endless(MEGABYTE)),
        settings=(("max_response_bytes", 3_000_000),),
    ),
    Fault(
        "compressed bomb",
        (Do.READ, _gzipped(MEGABYTE * 100)),
        settings=(("max_response_bytes", 3_000_000),),
    ),
]

MISFITS = [
    Fault("malformed JSON", always(answer(b'{"data": {')), None, value=_is('{"data": {')),
    Fault("invalid UTF-8", always(answer(b'"\xff"')), None, value=_is(b'"\xff"')),
    Fault("deep JSON", always(answer(DEEP)), None, value=_is(DEEP.decode())),
    Fault("JSON of another kind", always(answer(b"[1]")), None, value=_is([1])),
    Fault("null", always(answer(b"null")), None, value=_is(None)),
    Fault("HTML", always(answer(b"<p>", content_type="text/html")), None, value=_is("<p>")),
    Fault("empty 200", always(answer(b"")), None, value=_is_empty),
]
"""What a lenient client hands on, reported as a deviation, and a strict one raises."""

ODD = [
    *MISFITS,
    *(
        replace(
            each, name=f"{each.name}, strict", error=APIResponseValidationError, settings=STRICT
        )
        for each in MISFITS
    ),
    Fault("deep JSON in an error", always(answer(DEEP, status=500)), InternalServerError),
    Fault("no content type", always(answer(content_type="")), None, value=_is_thing),
    Fault("wrong content type", always(answer(content_type="image/png")), None, value=_is_thing),
    Fault("unknown charset", always(answer(content_type="x;charset=x")), None, value=_is_thing),
    Fault("success: false", always(answer(b'{"success": false}')), APIStatusError),
    Fault("204 in place of 200", always(b"HTTP/1.1 204 -\r\n\r\n"), None, value=_is_empty),
    Fault(
        "204 with a body",
        (Do.READ, b"HTTP/1.1 204 -\r\nContent-Length: 5\r\n\r\nwords"),
        None,
        value=_is_empty,
    ),
    Fault("unlisted status", always(answer(status=299)), None, value=_is_thing),
    Fault("status 600", always(answer(status=600)), InternalServerError),
    Fault("longer than its length", (Do.READ, answer() + b"more"), None, value=_is_thing),
    Fault("until the end", (Do.READ, HEAD + b"\r\n" + THING), None, value=_is_thing),
    Fault(
        "100 and 103 before it",
        (Do.READ, b"HTTP/1.1 100 -\r\n\r\nHTTP/1.1 103 -\r\nLink: x\r\n\r\n" + answer()),
        None,
        value=_is_thing,
    ),
    Fault("gzip", always(_gzipped(THING)), None, value=_is_thing),
    Fault(
        "deflate",
        always(answer(zlib.compress(THING), "Content-Encoding: deflate")),
        None,
        value=_is_thing,
    ),
]


@pytest.mark.parametrize("fault", BROKEN + ODD, ids=lambda fault: fault.name)
def test_fault(caller: Caller, peer: Peer, fault: Fault) -> None:
    peer.acts(fault.steps)
    if fault.error is None:
        result = caller.call(lambda client: client.things.get("1"), **dict(fault.settings))
        assert fault.value(result)
        return
    with pytest.raises(fault.error) as caught:
        caller.call(lambda client: client.things.get("1"), **dict(fault.settings))
    assert type(caught.value) is fault.error
    assert caught.value.operation == "things.get"
    assert caught.value.__context__ is None
