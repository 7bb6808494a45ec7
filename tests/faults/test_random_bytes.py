"""Whatever a server sends, a call ends in a result or in one of the package's errors.

`FRAGMINT_LONG=1 pytest tests/faults/test_random_bytes.py` tries a hundred times as much.
"""

from __future__ import annotations

import json
import os
from functools import partial
from random import Random
from typing import Any

import pytest
from vault import APIError

from .answers import THING, answer, chunked
from .calling import Caller
from .peer import Do, Peer

COUNT = 100
ROUNDS = 100 if "FRAGMINT_LONG" in os.environ else 1
"""So often is a client given so many answers, of each kind and in each way of calling."""

WHOLE = [
    answer(),
    chunked(THING[:5], THING[5:]),
    answer(b'{"message": "no"}', "Retry-After: 5", status=429),
    answer(b"", "Location: /x", status=302),
    b"HTTP/1.1 103 -\r\nLink: x\r\n\r\n" + answer(b"words", content_type="text/plain"),
]
PIECES = [
    *(b"\r\n", b"\n", b"\0", b"\xff", b":", b" ", b"HTTP/1.1 ", b"HTTP/2 ", b"100", b"204"),
    *(b"Content-Length: 5\r\n", b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: gzip\r\n"),
    *(b"Set-Cookie: a=b\r\n", b"Connection: close\r\n", b"Location: //\r\n", b"ffffffffffff\r\n"),
]
VALUES: list[Any] = [
    *(None, True, 0, -1, 1.5, 2**70, 1e300, "", "x", "red", "\ud800", "\0", "2020-01-01T00:00:00Z"),
    *([], {}, [None], {"": None}, {"id": 1}, [[[]]], "2020-13-01T00:00:00Z", float("nan")),
]


def _noise(random: Random) -> bytes:
    """Bytes of no kind."""
    return random.randbytes(random.randrange(200))


def _mutated(random: Random) -> bytes:
    """A whole answer with pieces cut out, doubled, exchanged or put in."""
    data = bytearray(random.choice(WHOLE))
    for _ in range(random.randrange(1, 5)):
        start, length = random.randrange(len(data) + 1), random.choice([0, 1, 1, 4, 30])
        put = random.choice([b"", random.choice(PIECES), random.randbytes(3), bytes(data[:length])])
        data[start : start + length] = put
    return bytes(data)


def _odd_json(random: Random) -> bytes:
    """A whole answer, whose body is JSON, perhaps, of the wrong types."""
    names = ["id", "count", "made", "color", "parts", "data", "success", "message", "total"]

    def value(depth: int) -> Any:
        if depth and random.random() < 0.7:
            return {random.choice(names): value(depth - 1) for _ in range(random.randrange(4))}
        if depth and random.random() < 0.3:
            return [value(depth - 1) for _ in range(random.randrange(3))]
        return random.choice(VALUES)

    text = json.dumps(value(4)).encode()
    cut = random.randrange(len(text)) if random.random() < 0.1 else len(text)
    return answer(text[:cut], status=random.choice([200, 200, 200, 201, 400, 500]))


@pytest.mark.parametrize("make", [_noise, _mutated, _odd_json])
def test_calls_end(caller: Caller, peer: Peer, make: Any) -> None:
    random = Random(make.__name__)
    call = _tried_async if caller.is_async else _tried
    for _ in range(ROUNDS):
        peer.acts(*((Do.READ, make(random)) for _ in range(COUNT)), (Do.READ,))
        uses = random.choices([_get_thing, _list_things, _get_note, _get_strictly], k=COUNT)
        for result in caller.calls([partial(call, use) for use in uses], timeout=5.0):
            assert isinstance(repr(result), str)
            assert not isinstance(result, Exception) or isinstance(result, APIError)


def _tried(use: Any, client: Any) -> Any:
    try:
        return use(client)
    except APIError as error:
        return error


async def _tried_async(use: Any, client: Any) -> Any:
    try:
        return await use(client)
    except APIError as error:
        return error


def _get_thing(client: Any) -> Any:
    return client.things.get("1")


def _get_strictly(client: Any) -> Any:
    return client.with_options(strict=True).things.get("1")


def _get_note(client: Any) -> Any:
    return client.things.note("1")


def _list_things(client: Any) -> Any:
    """All items. What came in place of the first page is the result, where it is not awaited."""
    listed = client.things.list()
    if hasattr(listed, "__aiter__"):
        return _all_awaited(listed)
    return list(listed) if hasattr(listed, "iter_pages") else listed


async def _all_awaited(listed: Any) -> list[Any]:
    return [each async for each in listed]
