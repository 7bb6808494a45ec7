"""The errors that docstrings name are those that are raised, and users can import them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import Any

import pytest

import realtimekit
from realtimekit import APIError, Cloudflare
from realtimekit.resources.realtime_kit.recordings import RecordingsResource
from realtimekit.testing import MockResponse, MockTransport, connection_lost, timed_out

from .calls import ACCOUNT, APP, RECORDING

METHODS = {
    name: method
    for name, method in vars(RecordingsResource).items()
    if inspect.isfunction(method) and not name.startswith("_")
}
_ENTRY = re.compile(r"^    (\w+): ", re.MULTILINE)


def raised(name: str) -> list[str]:
    """The classes in a method's `Raises`."""
    said = inspect.getdoc(METHODS[name])
    assert said is not None
    return _ENTRY.findall(said.partition("\nRaises:\n")[2])


@pytest.mark.parametrize("name", METHODS)
def test_each_error_can_be_imported_from_the_front(name: str) -> None:
    assert raised(name)
    for each in raised(name):
        assert each in dir(realtimekit)
        assert issubclass(getattr(realtimekit, each), APIError)


def _lost(_: object) -> MockResponse:
    raise connection_lost()


def _late(_: object) -> MockResponse:
    raise timed_out()


def _answer(status: int, json: Any) -> Callable[[object], MockResponse]:
    return lambda _: MockResponse(status, json=json)


WAYS: dict[str, tuple[Callable[[object], MockResponse], dict[str, Any], dict[str, Any]]] = {
    "InvalidRequestError": (_lost, {}, {"account_id": "0" * 33}),
    "MissingCredentialsError": (_lost, {"api_token": None}, {}),
    "NotFoundError": (_answer(404, {}), {}, {}),
    "APIStatusError": (_answer(418, {}), {}, {}),
    "InternalServerError": (_answer(503, {}), {}, {}),
    "APITimeoutError": (_late, {}, {}),
    "APIConnectionError": (_lost, {}, {}),
    "APIResponseValidationError": (_answer(200, []), {"strict": True}, {}),
}
"""What leads to each: the server's part, settings, arguments."""


@pytest.mark.parametrize("error", WAYS)
def test_each_error_is_raised(error: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("CLOUDFLARE_API_TOKEN", "CLOUDFLARE_EMAIL", "CLOUDFLARE_API_KEY"):
        monkeypatch.delenv(variable, raising=False)
    answer, changed, given = WAYS[error]
    settings: dict[str, Any] = {"api_token": "t", "max_retries": 0, **changed}
    arguments: dict[str, Any] = {"account_id": ACCOUNT, "app_id": APP, **given}
    client = Cloudflare(transport=MockTransport(answer), **settings)
    with pytest.raises(APIError) as caught:
        client.realtime_kit.recordings.get_active_recordings(RECORDING, **arguments)
    assert type(caught.value) is getattr(realtimekit, error)


def test_no_other_error_is_named_or_raised() -> None:
    assert set(raised("get_active_recordings")) == WAYS.keys()
