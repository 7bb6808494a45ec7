"""Which credentials are sent, where they come from, and that they aren't shown."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

import realtimekit as kit
from realtimekit import MissingCredentialsError

from .calls import get_one
from .conftest import TOKEN, Face
from .server import Server

NAMES = ("CLOUDFLARE_API_TOKEN", "CLOUDFLARE_EMAIL", "CLOUDFLARE_API_KEY", "CLOUDFLARE_BASE_URL")


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def sent(server: Server) -> dict[str, str]:
    """The credential headers of the only call."""
    names = ("authorization", "x-auth-email", "x-auth-key")
    return {n.lower(): v for n, v in server.only_call.headers if n.lower() in names}


def test_the_legacy_pair(face: Face, server: Server) -> None:
    face(get_one, api_token=None, api_email="me@example.com", api_key="k")
    assert sent(server) == {"x-auth-email": "me@example.com", "x-auth-key": "k"}


def test_the_token_wins(face: Face, server: Server) -> None:
    face(get_one, api_email="me@example.com", api_key="k")
    assert sent(server) == {"authorization": f"Bearer {TOKEN}"}


def test_half_a_pair_is_none(face: Face, server: Server) -> None:
    with pytest.raises(MissingCredentialsError, match="api_token") as caught:
        face(get_one, api_token=None, api_email="me@example.com")
    assert "CLOUDFLARE_API_TOKEN" in str(caught.value)
    assert server.calls == []


def test_the_environment(face: Face, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLOUDFLARE_API_TOKEN", "from-the-environment")
    monkeypatch.setenv("CLOUDFLARE_BASE_URL", server.base_url)
    face(get_one, api_token=None, base_url=None)
    assert sent(server) == {"authorization": "Bearer from-the-environment"}


def test_an_argument_beats_the_environment(
    face: Face, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLOUDFLARE_API_TOKEN", "from-the-environment")
    monkeypatch.setenv("CLOUDFLARE_BASE_URL", "http://127.0.0.1:1")
    face(get_one)
    assert sent(server) == {"authorization": f"Bearer {TOKEN}"}


def test_a_header_of_ones_own(face: Face, server: Server) -> None:
    face(get_one, api_token=None, default_headers={"Authorization": "Bearer mine"})
    assert sent(server) == {"authorization": "Bearer mine"}


def test_a_client_shows_no_secret(face: Face) -> None:
    def shown(client: Any) -> str:
        parts = [repr(client), str(client), repr(client.realtime_kit.recordings)]
        parts.append(repr(client.with_options(max_retries=0)))
        for dump in (pickle.dumps, copy.deepcopy):
            try:
                parts.append(repr(dump(client)))
            except TypeError as error:
                parts.append(str(error))
        return " ".join(parts)

    assert TOKEN not in face(shown)


def test_a_bad_token_is_refused_and_not_shown(face: Face, server: Server) -> None:
    with pytest.raises(ValueError, match="api_token") as caught:
        face(get_one, api_token="hidden\r\nX-Evil: 1")
    assert "hidden" not in f"{caught.value} {caught.value!r}"
    assert server.calls == []


def test_a_closed_client_says_so(face: Face, server: Server) -> None:
    kept: list[Any] = []
    face(kept.append)

    def use() -> None:
        result = get_one(kept[0])
        if face.asynchronous:
            result.send(None)

    with pytest.raises(RuntimeError, match="closed"):
        use()
    assert server.calls == []


def test_secrets_in_models_are_not_shown() -> None:
    storage = kit.CloudStorageConfig(
        type=kit.CloudStorageType.AWS,
        bucket="b",
        access_key="hidden-1",
        secret="hidden-2",
        region="r",
    )
    assert "hidden" not in f"{storage!r} {storage}"
    assert b"hidden" not in pickle.dumps(storage)
    assert storage.secret == "hidden-2"
    assert storage.to_dict()["access_key"] == "hidden-1", "what is sent is whole"
