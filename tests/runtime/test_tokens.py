"""Credentials that change: asked for before each attempt, and once more when they are refused."""

from __future__ import annotations

import threading
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qs, urlsplit

import anyio
import pytest
from sample_api import AsyncShop, Shop
from sample_api._runtime.answer import AuthenticationError, InvalidRequestError
from sample_api.testing import AsyncMockTransport, MockRequest, MockResponse, MockTransport

from .. import loops
from .calling import Caller
from .serving import Reply, Server

GOOD = Reply(body={"success": True})
REFUSED = Reply(401, body={"success": False})
BUSY = Reply(429, headers=(("Retry-After", "0"),))


class Token:
    """Gives `s3cret-1`, and after each refresh the next one."""

    def __init__(self) -> None:
        self.number = 1
        self.asked = 0
        self.refreshed = 0

    def __call__(self) -> str:
        self.asked += 1
        return f"s3cret-{self.number}"

    def refresh(self) -> None:
        """Take the next."""
        self.refreshed += 1
        self.number += 1


class AsyncToken(Token):
    """The same, awaited."""

    async def __call__(self) -> str:  # type: ignore[override]  # pyright: ignore
        await anyio.sleep(0)
        return super().__call__()

    async def refresh(self) -> None:  # type: ignore[override]  # pyright: ignore
        """Take the next."""
        await anyio.sleep(0.01)
        super().refresh()


@pytest.fixture(params=[Token, AsyncToken])
def token(request: pytest.FixtureRequest, caller: Caller) -> Token:
    """Either kind for the asynchronous client, and the plain one for the other."""
    if caller.kind == "sync" and request.param is AsyncToken:
        return Token()
    made: Token = request.param()
    return made


def create(client: Any) -> Any:
    """A POST, which is not repeated lightly."""
    return client.items.create("s", title="t")


def tokens(server: Server) -> list[str]:
    """The tokens of all requests."""
    return [each.headers["authorization"].removeprefix("Bearer ") for each in server.seen]


def test_it_is_asked_for_each_attempt(caller: Caller, server: Server, token: Token) -> None:
    server.replies(BUSY, GOOD)
    caller.call(create, token=token)
    assert (token.asked, token.refreshed) == (2, 0)
    assert tokens(server) == ["s3cret-1", "s3cret-1"]


def test_one_that_is_refused_is_refreshed_without_a_retry(
    caller: Caller, server: Server, token: Token
) -> None:
    server.replies(REFUSED, GOOD)
    caller.call(create, token=token, max_retries=0)
    assert tokens(server) == ["s3cret-1", "s3cret-2"]
    assert token.refreshed == 1
    assert len({each.body for each in server.seen}) == 1


def test_it_is_refreshed_once_in_a_call(caller: Caller, server: Server, token: Token) -> None:
    server.replies(REFUSED, BUSY, REFUSED)
    with pytest.raises(AuthenticationError) as caught:
        caller.call(create, token=token)
    assert token.refreshed == 1
    assert tokens(server) == ["s3cret-1", "s3cret-2", "s3cret-2"]
    shown = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    ours = [frame for frame in shown.stack if "_runtime" in frame.filename]
    assert [frame for frame in ours if "s3cret" in str(frame.locals)] == []
    assert "s3cret" not in repr(caught.value) + str(caught.value)


def test_one_that_refreshing_left_as_it_was_is_not_sent_again(
    caller: Caller, server: Server, token: Token
) -> None:
    class Stuck(Token):
        """Has no other."""

        def __call__(self) -> str:
            return "s3cret"

    server.replies(REFUSED)
    stuck = Stuck()
    with pytest.raises(AuthenticationError):
        caller.call(create, token=stuck)
    assert (len(server.seen), stuck.refreshed) == (1, 1)


def test_a_function_is_asked_again(caller: Caller, server: Server) -> None:
    server.replies(REFUSED, GOOD)
    given = iter(["s3cret-1", "s3cret-2"])
    caller.call(create, token=lambda: next(given))
    assert tokens(server) == ["s3cret-1", "s3cret-2"]


def test_a_function_that_gives_the_same_again(caller: Caller, server: Server) -> None:
    server.replies(REFUSED)
    with pytest.raises(AuthenticationError):
        caller.call(create, token=lambda: "s3cret")
    assert len(server.seen) == 1


def test_a_refusal_of_another_origin_refreshes_nothing(
    caller: Caller, server: Server, other_server: Server, token: Token
) -> None:
    server.replies(Reply(302, headers=(("Location", f"{other_server.address}/login"),)))
    other_server.replies(REFUSED)
    with pytest.raises(AuthenticationError):
        caller.call(lambda client: client.items.get("i"), token=token)
    assert token.refreshed == 0
    assert "authorization" not in other_server.seen[0].headers


def test_it_goes_wherever_a_scheme_says(caller: Caller, server: Server) -> None:
    server.replies(REFUSED, GOOD)
    ways: dict[str, Any] = {
        "query_key": Token(), "session": Token(), "login": lambda: ("user", "s3cret"),
    }  # fmt: skip
    caller.call(create, token=None, query_key=ways["query_key"])
    query = [parse_qs(urlsplit(each.path).query)["api_key"] for each in server.seen]
    assert query == [["s3cret-1"], ["s3cret-2"]]
    server.replies(REFUSED, GOOD)
    caller.call(create, token=None, session=ways["session"])
    cookies = [each.headers["cookie"] for each in server.seen[2:]]
    assert cookies == ["session=s3cret-1", "session=s3cret-2"]
    server.replies(GOOD)
    caller.call(create, token=None, login=ways["login"])
    assert server.seen[-1].headers["authorization"] == "Basic dXNlcjpzM2NyZXQ="


def test_an_idempotency_key_stays_the_same(caller: Caller, server: Server, token: Token) -> None:
    server.replies(REFUSED, GOOD)
    caller.call(lambda client: client.items.create_once(title="t"), token=token)
    assert len({each.headers["idempotency-key"] for each in server.seen}) == 1


@pytest.mark.parametrize("when", ["asked", "refreshed"])
def test_what_it_raises_ends_the_call(caller: Caller, server: Server, when: str) -> None:
    class Fails(Token):
        """Fails at one of the two."""

        def __call__(self) -> str:
            if when == "asked":
                raise LookupError("the program's own")
            return super().__call__()

        def refresh(self) -> None:
            raise LookupError("the program's own")

    server.replies(REFUSED)
    with pytest.raises(LookupError, match="own"):
        caller.call(create, token=Fails())
    assert len(server.seen) == (0 if when == "asked" else 1)


@pytest.mark.parametrize("value", ["", 1, None, "a\nb", b"x"])
def test_what_can_not_be_sent_is_refused_by_the_argument(caller: Caller, value: Any) -> None:
    with pytest.raises(InvalidRequestError, match=r"token: "):
        caller.call(create, token=lambda: value)
    assert caller.server.seen == []


def test_one_that_is_awaited_is_for_the_asynchronous_client() -> None:
    async def function() -> str:
        return "s3cret"

    for awaited in (AsyncToken(), function):
        with pytest.raises(TypeError, match=r"^token: the synchronous client can't await"):
            Shop(token=awaited)
        with pytest.raises(TypeError, match=r"^token: the synchronous client can't await"):
            Shop().copy(credentials={"token": awaited})
        AsyncShop(token=awaited)
    client = Shop(token=lambda: function(), transport=MockTransport({}))
    with pytest.raises(TypeError, match="asynchronous client"):
        create(client)


def answering_only(good: str) -> Any:
    """A server that takes no token but one, and is slow."""

    def answer(request: MockRequest) -> MockResponse:
        time.sleep(0.001)
        is_good = request.headers["authorization"] == f"Bearer {good}"
        return MockResponse(200 if is_good else 401, json={"success": is_good})

    return answer


def test_threads_refresh_it_once() -> None:
    inside: list[int] = []

    class Alone(Token):
        """Must never be in use twice at the same time."""

        def __call__(self) -> str:
            inside.append(threading.get_ident())
            time.sleep(0.001)
            value = super().__call__()
            assert {*inside} == {threading.get_ident()}
            inside.clear()
            return value

    token = Alone()
    client = Shop(token=token, transport=MockTransport(answering_only("s3cret-2")))
    copies = [client, client.copy(max_retries=1)]
    with ThreadPoolExecutor(16) as threads:
        calls = [threads.submit(create, copies[at % 2]) for at in range(64)]
    assert [call.exception() for call in calls] == [None] * 64
    assert token.refreshed == 1


@pytest.mark.parametrize("kind", [Token, AsyncToken])
def test_tasks_refresh_it_once(kind: Any) -> None:
    token = kind()

    async def main() -> None:
        transport = AsyncMockTransport(answering_only("s3cret-2"))
        async with (
            AsyncShop(token=token, transport=transport) as client,
            anyio.create_task_group() as tasks,
        ):
            for _ in range(32):
                tasks.start_soon(create, client)

    loops.run(main())
    assert token.refreshed == 1


@pytest.mark.parametrize("kind", [Token, AsyncToken])
def test_one_client_refreshes_in_each_loop(kind: Any) -> None:
    token = kind()
    transport = AsyncMockTransport(answering_only("s3cret-3"))
    client = AsyncShop(token=token, transport=transport)

    async def main() -> None:
        await create(client)

    with pytest.raises(AuthenticationError):
        loops.run(main())
    loops.run(main())
    assert token.refreshed == 2


def test_it_shows_nowhere() -> None:
    client = Shop(token=Token(), transport=MockTransport(answering_only("s3cret-1")))
    create(client)
    assert "s3cret" not in f"{client!r} {client._config!r} {client._config.credentials!r}"
    source = client._config.credentials._values["token"]
    assert "s3cret" not in repr(source)


def test_a_call_that_asks_for_nothing_takes_no_new_step() -> None:
    """What is fixed is worked out once for a client, as before."""
    client = Shop(token="t", transport=MockTransport(lambda _: MockResponse(json={})))
    asked = client._config.credentials.for_call((("token",),))
    create(client)
    assert client._config.credentials.for_call((("token",),)) is asked
