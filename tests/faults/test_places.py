"""Values in every place of a request: each arrives character for character, or is refused by name
before anything is sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, unquote

import pytest
from vault import Vault

from .answers import always, answer
from .calling import Caller
from .peer import Peer

BREAKERS = ["\r", "\n", "\r\n", "\0", "a\r\nX-Injected: 1", "a\r\n\r\nGET / HTTP/1.1\r\n\r\n"]

REFUSED_IN_PATHS = [
    *("", ".", "..", "%2e", "%2e%2e", ".%2E", "../x", "x/..", "..\\x", "%2e%2e%2fx", "a/./b"),
    *("a\nb", "a\tb", "\x7f", "\x85", "\ud800", *BREAKERS),
]
CARRIED_IN_PATHS = [
    *("a", "a/b", "a?b", "a#b", "a b", " ", "a%b", "%41", "a;b=c", "a:b@c", "...", ".a", "a.b"),
    *("-", "~", "ü", "日本", "\u202e", "\\", "a\\b", "|", "{id}", "'\"<>", "😀"),
]


@pytest.mark.parametrize("value", REFUSED_IN_PATHS, ids=repr)
def test_path_refused(value: str, unreached: Callable[..., Any]) -> None:
    with pytest.raises(ValueError, match=r"^id: |^Expected a non-empty value for `id`"):
        unreached().things.get(value)


def test_path_carried(caller: Caller, peer: Peer) -> None:
    peer.acts(always(answer()))
    uses = [lambda client, value=value: client.things.get(value) for value in CARRIED_IN_PATHS]
    caller.calls(uses)
    targets = [each.target for each in peer.received]
    assert [unquote(target.removeprefix("/things/")) for target in targets] == CARRIED_IN_PATHS
    assert all(target.count("/") == 2 and "?" not in target for target in targets)


PLACES: dict[str, Callable[[Callable[..., Any], str], Any]] = {
    "x_trace": lambda make, text: make().things.search(x_trace=text),
    "q": lambda make, text: make().things.search(q=text),
    "crumb": lambda make, text: make().things.search(crumb=text),
    "X-More": lambda make, text: make().things.get("1", extra_headers={"X-More": text}),
    "more": lambda make, text: make().things.get("1", extra_query={"more": text}),
    "X-Own": lambda make, text: make(default_headers={"X-Own": text}),
    "own": lambda make, text: make(default_query={"own": text}).things.get("1"),
    "X-Copied": lambda make, text: make().copy(default_headers={"X-Copied": text}),
    "header": lambda make, text: make().things.get("1", extra_headers={f"X-{text}": "1"}),
    "headers": lambda make, text: make(default_headers={text: "1"}),
    "base_url": lambda make, text: make(base_url=f"http://127.0.0.1{text}"),
    "path": lambda make, text: make().get(f"/things/{text}", cast_to=object),
    "token": lambda make, text: make(token=text).things.get("1"),
    "key": lambda make, text: make(token=None, email="e", key=text).things.get("1"),
    "session": lambda make, text: make(token=None, session=text).things.get("1"),
    "query_key": lambda make, text: make(token=None, query_key=text).things.get("1"),
    "login": lambda make, text: make(token=None, login=("u", text)).things.get("1"),
}


ENCODED = ("q", "crumb", "more", "own")
"""Queries and cookies: there, line ends are percent-encoded and arrive."""


@pytest.mark.parametrize("text", BREAKERS, ids=repr)
@pytest.mark.parametrize("place", [each for each in PLACES if each not in ENCODED])
def test_line_ends_refused(place: str, text: str, unreached: Callable[..., Any]) -> None:
    expected = {"header": "header", "headers": "header", "x_trace": "X-Trace"}.get(place, place)
    with pytest.raises(ValueError, match=f"^(header '|)(?i:{expected})"):
        PLACES[place](unreached, text)


def test_texts_arrive_as_they_are(caller: Caller, peer: Peer) -> None:
    peer.acts(always(answer()))
    text = "\r\nX-Injected: 1\0a&b=c #?/+%41 ü;\t'\"{}日\u202e"
    caller.call(
        lambda client: client.things.search(
            q=text, crumb=text, x_trace='a, b;c="d" \\ %41', extra_query={text: text}
        ),
        default_query={"own": [text, "2"]},
    )
    (received,) = peer.received
    query = parse_qsl(received.target.partition("?")[2], keep_blank_values=True)
    assert query == [("own", text), ("own", "2"), ("q", text), (text, text)]
    assert unquote((received["cookie"] or "").removeprefix("crumb=")) == text
    assert received["x-trace"] == 'a, b;c="d" \\ %41'


@pytest.mark.parametrize(
    "url",
    [
        *("", "vault.example", "/v1", "//vault.example", "ftp://vault.example", "http://"),
        *("http://user:s3cret@vault.example", "http://vault.example/?a=b", "http://v/#x"),
        *("http://v:99999", "http://v:0", "http://[", "http://v.example/a b", "http://ü.example"),
    ],
)
def test_addresses_refused(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VAULT_BASE_URL", raising=False)
    with pytest.raises(ValueError, match=r"^base_url: ") as caught:
        Vault(token="t").copy(base_url=url)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    "path", ["things", "//other/x", "/a/../b", "/%2e%2e/b", "/a?b=c", "/a#b", "/a b", "/ü", ""]
)
def test_paths_of_callers_refused(path: str, unreached: Callable[..., Any]) -> None:
    with pytest.raises(ValueError, match=r"^path: "):
        unreached().post(path, cast_to=object, body={})
