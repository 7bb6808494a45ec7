"""Secrets show nowhere: each call carries one in every place, and fails in every way."""

from __future__ import annotations

import copy
import logging
import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from vault import APIError, Lock, Vault
from vault.testing import AsyncMockTransport, MockResponse, MockTransport

from .. import loops
from .answers import HEAD, always, answer
from .calling import LONGEST, Caller
from .looking import CANARY, places_of, shown_by, shown_by_error, shown_by_stack
from .peer import Do, Peer, Steps

COOKIE = "c00kie"
"""What a server sets. The HTTP library's own log shows it, at DEBUG level; nothing of ours does."""


class Refreshing:
    """Is told when its token is refused, and has no other."""

    def __call__(self) -> str:
        return CANARY

    def refresh(self) -> None:
        """Nothing can be done."""


WAYS: dict[str, dict[str, Any]] = {
    "bearer": {"token": CANARY},
    "header keys": {"token": None, "email": CANARY, "key": CANARY},
    "cookie": {"token": None, "session": CANARY},
    "query key": {"token": None, "query_key": CANARY},
    "basic": {"token": None, "login": ("user", CANARY)},
    "function": {"token": lambda: CANARY},
    "object": {"token": Refreshing()},
    "query function": {"token": None, "query_key": lambda: CANARY},
}
SETTINGS: dict[str, Any] = {
    "default_headers": {"X-Own": CANARY, "Cookie": CANARY},
    "default_query": {"own": CANARY},
}
EXTRAS: dict[str, Any] = {
    "extra_headers": {"X-More": CANARY},
    "extra_query": {"more": CANARY},
}


def _create(client: Any) -> Any:
    lock = {"user": "u", "password": CANARY}
    return client.things.create(
        name="n", pin=CANARY, lock=lock, **EXTRAS, extra_body={"more": CANARY}
    )


def _model(client: Any) -> Any:
    return client.things.create(name="n", pin=CANARY, lock=Lock(password=CANARY), **EXTRAS)


def _search(client: Any) -> Any:
    return client.things.search(q="1", phrase=CANARY, x_pin=CANARY, crumb=CANARY, **EXTRAS)


def _by_path(client: Any) -> Any:
    query, headers = {"more": CANARY}, {"X-More": CANARY}
    body = {"pin": CANARY}
    return client.post("/things", cast_to=dict, body=body, query=query, headers=headers)


@dataclass(frozen=True)
class Failure:
    """A way to fail: what the server does, and settings of the client."""

    name: str
    steps: Steps
    settings: tuple[tuple[str, Any], ...] = ()


STRICT = (("strict", True),)
SERVED = [
    Failure("refused", always(answer(b'{"message": "no"}', status=403))),
    Failure("fails", always(answer(b"{", f"Set-Cookie: a={COOKIE}", status=500))),
    Failure("drops", (Do.READ, HEAD)),
    Failure("resets", (Do.READ, Do.RESET)),
    Failure("silent", (Do.READ, Do.SILENCE), (("timeout", 0.1),)),
    Failure("no HTTP", (Do.READ, b"garbage\r\n\r\n")),
    Failure("cut short", (Do.READ, answer()[:-1])),
    Failure("corrupt", (Do.READ, answer(b"x", "Content-Encoding: gzip"))),
    Failure("too long", always(answer()), (("max_response_bytes", 3),)),
    Failure("no JSON", always(answer(b"<p>")), STRICT),
    Failure("deviates", always(answer(b"[]")), STRICT),
    Failure("success: false", always(answer(b'{"success": false}'))),
    Failure("redirects", always(answer(b"", "Location: ftp://x", status=307))),
    Failure("nobody there", (), (("base_url", "http://127.0.0.1:9"),)),
    Failure("no such host", (), (("base_url", "http://host.invalid"),)),
    Failure("no TLS", (Do.SKIM, b"garbage"), (("base_url", "https"),)),
]


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """What all loggers say, also those of the HTTP library."""
    with caplog.at_level(logging.DEBUG):
        yield caplog


@pytest.mark.parametrize("failure", SERVED, ids=lambda failure: failure.name)
def test_failed_calls(
    caller: Caller, peer: Peer, failure: Failure, log: pytest.LogCaptureFixture
) -> None:
    peer.acts(failure.steps)
    settings = {**SETTINGS, **dict(failure.settings)}
    if settings.get("base_url") == "https":
        settings["base_url"] = peer.address.replace("http", "https")
    for use in (_create, _model, _search, _by_path):
        with pytest.raises(APIError) as caught:
            caller.call(use, **settings, **WAYS["bearer"])
        shown = shown_by_error(caught.value)
        assert places_of(CANARY, shown) + places_of(COOKIE, shown) == []
    assert places_of(CANARY, log.text) == []
    assert log.records


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "steps",
    [(Do.READ, HEAD), always(answer(status=403)), always(answer(status=401))],
    ids=["drop", "403", "401"],
)
def test_credentials_of_each_kind(
    caller: Caller, peer: Peer, way: str, steps: Steps, log: pytest.LogCaptureFixture
) -> None:
    peer.acts(steps)
    with pytest.raises(APIError) as caught:
        caller.call(_search, **WAYS[way])
    assert places_of(CANARY, shown_by_error(caught.value) + log.text) == []
    assert len(peer.received) == 1


def _fails() -> str:
    secret = CANARY
    raise LookupError(f"no token: {len(secret)}")


def _invalid() -> str:
    raise ValueError("the function's own")


WRONG: dict[str, Callable[[Any], Any]] = {
    "value too long": lambda client: client.things.create(name="n", pin=CANARY * 9),
    "value in a dict too short": lambda client: client.things.create(
        name="n", lock={"password": ""}
    ),
    "value of a wrong type": lambda client: client.things.create(
        name="n", lock={"password": [CANARY]}
    ),
    "secret header too long": lambda client: client.things.search(x_pin=CANARY * 9),
    "secret header unsendable": lambda client: client.things.search(x_pin=f"{CANARY}\n"),
    "secret query unsendable": lambda client: client.things.search(phrase=f"{CANARY}\ud800"),
    "cookie unsendable": lambda client: client.things.search(
        crumb=f"{CANARY}\ud800", phrase=CANARY
    ),
    "body unsendable": lambda client: client.things.create(
        name="n", extra_body={"a": {CANARY}.__iter__}
    ),
    "body endless": lambda client: client.things.create(
        name="n", pin=CANARY, extra_body=_endless()
    ),
    "extra header": lambda client: client.things.get("1", extra_headers={"X-A": f"{CANARY}\r\n"}),
    "extra header's name": lambda client: client.things.get(
        "1", extra_headers={"A": CANARY, "\n": "1"}
    ),
    "extra query": lambda client: client.things.get("1", extra_query={"a": f"{CANARY}\ud800"}),
    "path": lambda client: client.things.get("..", extra_headers={"X-A": CANARY}),
    "path by hand": lambda client: client.post(
        "x", cast_to=dict, body=CANARY, headers={"A": CANARY}
    ),
    "timeout": lambda client: client.things.create(name="n", pin=CANARY, timeout=-1),
    "token": lambda client: client.copy(credentials={"token": f"{CANARY}\n"}).things.get("1"),
    "token's kind": lambda client: client.copy(credentials={"token": lambda: [CANARY]}).things.get(
        "1"
    ),
    "token's function": lambda client: client.copy(credentials={"token": _fails}).things.create(
        name="n", pin=CANARY
    ),
    "token's function, invalid": lambda client: client.copy(
        credentials={"token": _invalid}
    ).things.create(name="n", pin=CANARY),
    "no credentials": lambda client: client.copy(credentials={"token": None}).things.create(
        name="n", pin=CANARY
    ),
    "copy: base_url": lambda client: client.copy(
        base_url=f"http://u:{CANARY}@h", credentials={"token": CANARY}
    ),
    "copy: credentials": lambda client: client.copy(credentials={"tokem": CANARY}),
    "copy: headers": lambda client: client.copy(default_headers={"A": CANARY, "B": f"{CANARY}\n"}),
    "copy: retries": lambda client: client.copy(max_retries=-1, default_headers={"A": CANARY}),
}


WRONGLY_CALLED: dict[str, Callable[[Any], Any]] = {
    "no such argument": lambda client: client.things.create(name="n", pin=CANARY, pim=CANARY),
    "a missing argument": lambda client: client.things.create(pin=CANARY),
    "one argument too many": lambda client: client.things.get("1", CANARY, **EXTRAS),
    "raw": lambda client: client.things.with_raw_response.create(pin=CANARY, **EXTRAS),
    "pages": lambda client: client.things.list(pin=CANARY, **EXTRAS),
}


@pytest.mark.parametrize("wrong", WRONGLY_CALLED)
@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
def test_calls_with_other_arguments_than_the_method_has(wrong: str, is_async: bool) -> None:
    caller = Caller(is_async, False, "https://vault.example")
    with pytest.raises(TypeError, match="argument") as caught:
        caller.call(WRONGLY_CALLED[wrong], **SETTINGS, **WAYS["bearer"])
    assert places_of(CANARY, shown_by_error(caught.value)) == []


@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
def test_the_stack_while_a_call_is_under_way(is_async: bool) -> None:
    """What collects errors or profiles may look at every frame on the stack."""
    stacks: list[str] = []

    def look(_: object) -> MockResponse:
        stacks.append(shown_by_stack())
        return MockResponse(json={})

    transport: Any = AsyncMockTransport(look) if is_async else MockTransport(look)
    caller = Caller(is_async, False, "https://vault.example")
    for use in (_create, _model, _search, _by_path):
        caller.call(use, transport=transport, **SETTINGS, **WAYS["bearer"])
    assert len(stacks) == 4
    assert "_exchange" in stacks[0]
    assert places_of(CANARY, "\n".join(stacks)) == []


def _endless() -> dict[str, Any]:
    body: dict[str, Any] = {"pin": CANARY}
    body["again"] = body
    return body


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
def test_calls_that_are_refused(wrong: str, is_async: bool) -> None:
    transport: Any = AsyncMockTransport({}) if is_async else MockTransport({})
    caller = Caller(is_async, False, "https://vault.example")
    with pytest.raises((ValueError, APIError, LookupError)) as caught:
        caller.call(WRONG[wrong], transport=transport, **SETTINGS, **WAYS["bearer"])
    assert places_of(CANARY, shown_by_error(caught.value)) == []
    assert transport.requests == []


CONSTRUCTION: dict[str, dict[str, Any]] = {
    "base_url": {"base_url": f"http://user:{CANARY}@vault.example"},
    "header": {"default_headers": {"A": f"{CANARY}\n"}},
    "header '": {"default_headers": {"A": CANARY, "\n": "x"}},
    "max_retries": {"max_retries": -1},
    "timeout": {"timeout": 0},
    "max_retry_after": {"max_retry_after": -1},
    "max_response_bytes": {"max_response_bytes": -1},
}


@pytest.mark.parametrize("wrong", CONSTRUCTION)
def test_clients_that_are_not_made(wrong: str) -> None:
    for way in WAYS.values():
        with pytest.raises(ValueError, match=wrong) as caught:
            Vault(**{**SETTINGS, **way, **CONSTRUCTION[wrong]})
        assert places_of(CANARY, shown_by_error(caught.value)) == []


def test_cancelled_calls(peer: Peer) -> None:
    peer.acts((Do.READ, Do.SILENCE))

    async def run() -> BaseException:
        from vault import AsyncVault

        async with AsyncVault(token=CANARY, base_url=peer.address, **SETTINGS) as client:
            task = loops.create_task(_create(client))
            async with loops.timeout(LONGEST):
                while not peer.received:
                    await loops.sleep(0.001)
            task.cancel()
            with pytest.raises(loops.CANCELLED) as caught:
                await task
        return caught.value

    assert places_of(CANARY, shown_by_error(loops.run(run()))) == []


@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
def test_transports_that_break_their_word(is_async: bool) -> None:
    """What is no transport's error leaves as it is, so that its cause can be found."""

    def fail(_: object) -> MockResponse:
        raise LookupError("the transport's own fault")

    transport: Any = AsyncMockTransport(fail) if is_async else MockTransport(fail)
    caller = Caller(is_async, False, "https://vault.example")
    for use in (_create, _model, _search, _by_path):
        with pytest.raises(LookupError, match="own fault") as caught:
            caller.call(use, transport=transport, **SETTINGS, **WAYS["bearer"])
        assert places_of(CANARY, shown_by_error(caught.value)) == []


def test_things_that_hold_secrets_show_none() -> None:
    transport = MockTransport(lambda _: MockResponse(headers={"Set-Cookie": CANARY}))
    client = Vault(transport=transport, **SETTINGS, **WAYS["basic"])
    response = client.things.with_raw_response.create(
        name="n", pin=CANARY, lock={"password": CANARY}, **EXTRAS
    )
    lock = Lock(user="u", password=CANARY)
    sent = transport.requests[0]
    config, request = client._config, sent._request
    for each in (client, client.copy(), config, config.credentials, request, response, lock):
        assert places_of(CANARY, shown_by(each)) == []
    assert places_of(CANARY, repr(sent) + repr(vars(client)) + repr(response.headers)) == []
    assert CANARY in lock.to_json()


@pytest.mark.parametrize("how", [copy.copy, copy.deepcopy, pickle.dumps])
def test_clients_are_not_copied_but_by_copy(how: Callable[[Any], Any]) -> None:
    with pytest.raises(TypeError, match="copy") as caught:
        how(Vault(**WAYS["bearer"], **SETTINGS))
    assert places_of(CANARY, shown_by_error(caught.value)) == []
    lock = Lock(password=CANARY)
    assert copy.deepcopy([lock])[0].password == copy.copy(lock).password == CANARY


def test_address_of_a_proxy(caller: Caller, peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    peer.acts(always(answer(status=407)))
    proxy = peer.address.replace("//", f"//user:{CANARY}@")
    for variable in ("http_proxy", "https_proxy"):
        monkeypatch.setenv(variable, proxy)
    for url in ("http://vault.example", "https://vault.example"):
        with pytest.raises(APIError) as caught:
            caller.call(_model, base_url=url)
        assert places_of(CANARY, shown_by_error(caught.value)) == []
