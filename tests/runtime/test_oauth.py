"""Tokens of the client credentials grant, fetched from a server over a socket (RFC 6749 §4.4)."""

from __future__ import annotations

import asyncio
from base64 import b64encode
from typing import Any
from urllib.parse import parse_qs

import pytest
from sample_api import AsyncShop, Shop
from sample_api._runtime.answer import AuthenticationError, MissingCredentialsError
from sample_api._runtime.client import AsyncClientCredentials, ClientCredentials

from .serving import Reply, Server

GOOD = Reply(body={"success": True})
REFUSED = Reply(401, body={"success": False})


def token(name: str, **more: Any) -> Reply:
    return Reply(body={"access_token": name, "token_type": "Bearer", **more})


def call(kind: type, api: Server, issuer: Server, times: int = 1, **settings: Any) -> Any:
    grant = kind("i d", "s:ecret", token_url=f"{issuer.address}/token", **settings)
    if kind is ClientCredentials:
        with Shop(token=grant, base_url=api.address, max_retries=0) as client:
            for _ in range(times):
                client.items.get("1")
        return grant

    async def run() -> None:
        async with AsyncShop(token=grant, base_url=api.address, max_retries=0) as client:
            for _ in range(times):
                await client.items.get("1")

    asyncio.run(run())
    return grant


KINDS = [ClientCredentials, AsyncClientCredentials]


@pytest.mark.parametrize("kind", KINDS)
def test_a_token_is_fetched_once(kind: type, server: Server, other_server: Server) -> None:
    server.replies(GOOD)
    other_server.replies(token("t1", expires_in=3600))
    call(kind, server, other_server, 3, scopes=["read", "write"], parameters={"audience": "a"})
    assert [each.headers["authorization"] for each in server.seen] == ["Bearer t1"] * 3
    (asked,) = other_server.seen
    assert (asked.method, asked.path) == ("POST", "/token")
    assert asked.headers["authorization"] == f"Basic {b64encode(b'i+d:s%3Aecret').decode()}"
    assert parse_qs(asked.body.decode()) == {
        "grant_type": ["client_credentials"],
        "scope": ["read write"],
        "audience": ["a"],
    }


@pytest.mark.parametrize("kind", KINDS)
def test_id_and_secret_in_the_body(kind: type, server: Server, other_server: Server) -> None:
    server.replies(GOOD)
    other_server.replies(token("t1"))
    call(kind, server, other_server, in_body=True)
    form = parse_qs(other_server.seen[0].body.decode())
    assert (form["client_id"], form["client_secret"]) == (["i d"], ["s:ecret"])
    assert "authorization" not in other_server.seen[0].headers


@pytest.mark.parametrize("kind", KINDS)
def test_a_refused_token_is_replaced_once(kind: type, server: Server, other_server: Server) -> None:
    server.replies(REFUSED, GOOD)
    other_server.replies(token("t1", expires_in=3600), token("t2", expires_in=3600))
    call(kind, server, other_server)
    assert [each.headers["authorization"] for each in server.seen] == ["Bearer t1", "Bearer t2"]
    server.replies(REFUSED)
    with pytest.raises(AuthenticationError):
        call(kind, server, other_server)


@pytest.mark.parametrize("kind", KINDS)
def test_a_token_that_is_about_to_end_is_replaced(
    kind: type, server: Server, other_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr(f"{ClientCredentials.__call__.__module__}.monotonic", lambda: now[0])
    other_server.replies(token("t1", expires_in=100), token("t2", expires_in=100))
    grant = kind("id", "secret", token_url=f"{other_server.address}/token")

    def asked() -> str:
        value = grant()
        return value if isinstance(value, str) else asyncio.run(value)

    assert asked() == asked() == "t1"
    now[0] = 69
    assert asked() == "t1"
    now[0] = 71
    assert asked() == "t2"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (
            Reply(400, body={"error": "invalid_client", "error_description": "no"}),
            "400: invalid_client: no",
        ),
        (Reply(200, body={"token_type": "Bearer"}), "it answered 200"),
        (Reply(200, body=b"<html>"), "it answered 200"),
        (Reply(drop=True), "the token endpoint gave no token"),
        (Reply(302, headers=(("Location", "http://localhost:9/"),)), "it answered 302"),
    ],
)
def test_no_token_is_an_error(
    kind: type, server: Server, other_server: Server, reply: Reply, message: str
) -> None:
    other_server.replies(reply)
    with pytest.raises(MissingCredentialsError, match=message) as caught:
        call(kind, server, other_server)
    assert server.seen == []
    assert "ecret" not in str(caught.value)


def test_the_secret_goes_nowhere_in_the_clear() -> None:
    with pytest.raises(ValueError, match="token_url: expected an https URL"):
        ClientCredentials("id", "s3cret", token_url="http://auth.example/token")
    grant = ClientCredentials("id", "s3cret", token_url="https://auth.example/token")
    assert repr(grant) == "<ClientCredentials of auth.example>"
