"""The settings of a client: its constructor and `copy` take the same ones, and both tell what they do."""

from __future__ import annotations

import inspect
import pydoc
import re
from collections.abc import Callable
from typing import Any

import pytest

from realtimekit import APIStatusError, AsyncCloudflare, Cloudflare
from realtimekit.testing import MockResponse, MockTransport

CREDENTIALS = {"api_token", "api_email", "api_key"}
ONLY_CONSTRUCTOR = CREDENTIALS | {"transport"}
"""A copy takes any new credentials, by name or as a mapping, and shares its original's connections."""
CLIENTS = [Cloudflare, AsyncCloudflare]

GIVEN: dict[str, Any] = {
    "base_url": "https://else.example/v9",
    "timeout": 3.0,
    "max_retries": 7,
    "max_retry_after": 5.0,
    "retry_unsafe": True,
    "default_headers": {"x-a": "b"},
    "default_query": {"c": "d"},
    "strict": True,
    "validate_requests": False,
    "max_response_bytes": 9,
    "on_deviations": print,
    "middleware": (print,),
}


def parameters(function: Callable[..., Any]) -> dict[str, inspect.Parameter]:
    """All but the receiver."""
    found = inspect.signature(function).parameters
    return {name: each for name, each in found.items() if name != "self"}


def described(function: Callable[..., Any]) -> dict[str, str]:
    """The entries of a docstring's `Args:`, each in one line."""
    text = inspect.cleandoc(function.__doc__ or "").partition("Args:\n")[2].partition("\n\n")[0]
    entries = re.split(r"^    (?=\w+: )", text, flags=re.MULTILINE)[1:]
    pairs = (each.partition(": ") for each in entries)
    return {name: " ".join(words.split()) for name, _, words in pairs}


@pytest.mark.parametrize("client", CLIENTS)
def test_the_constructor_and_copy_take_the_same(client: Any) -> None:
    constructor, copy = parameters(client.__init__), parameters(client.copy)
    assert copy.pop("named").kind is inspect.Parameter.VAR_KEYWORD
    assert [name for name in constructor if name not in ONLY_CONSTRUCTOR] == [
        name for name in copy if name != "credentials"
    ]
    assert {*GIVEN} == {*constructor} - ONLY_CONSTRUCTOR
    assert {each.kind for each in (*constructor.values(), *copy.values())} == {
        inspect.Parameter.KEYWORD_ONLY
    }


@pytest.mark.parametrize("client", CLIENTS)
def test_every_argument_is_described_and_nothing_else(client: Any) -> None:
    constructor, copy = described(client.__init__), described(client.copy)
    assert [*constructor] == [*parameters(client.__init__)]
    assert [*copy] == [*parameters(client.copy)]
    shared = constructor.keys() & copy.keys()
    assert [name for name in shared if not constructor[name].startswith(copy[name])] == []


@pytest.mark.parametrize("client", CLIENTS)
def test_help_shows_each_argument_with_its_default_and_its_text(client: Any) -> None:
    shown = pydoc.plain(pydoc.render_doc(client))
    flat = " ".join(shown.replace("|", " ").split())
    for name, words in described(client.__init__).items():
        assert re.search(rf"\b{name}: '[^']+' = ", flat), name
        assert f"{name}: {words}" in flat
    for default in ("max_retries: 'int' = 2", "Timeout(total=600.0, ", "strict: 'bool' = False"):
        assert default in flat


@pytest.mark.parametrize("client", CLIENTS)
def test_what_the_constructor_is_given_holds_as_after_copy(client: Any) -> None:
    made, copied = client(**GIVEN)._config, client().copy(**GIVEN)._config
    left = client()._config
    for name in GIVEN:
        assert getattr(made, name) == getattr(copied, name) != getattr(left, name), name


def test_an_argument_that_does_not_exist_is_refused() -> None:
    with pytest.raises(TypeError, match="max_retrys"):
        Cloudflare(max_retrys=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


@pytest.mark.parametrize("name", ["max_retries", "max_retry_after", "max_response_bytes"])
@pytest.mark.parametrize("number", [-1, -0.5, float("nan")])
def test_numbers_below_zero_are_refused(name: str, number: float) -> None:
    settings: dict[str, Any] = {name: number}
    for make in (Cloudflare, Cloudflare().copy):
        with pytest.raises(ValueError, match=f"^{name}: "):
            make(**settings)


def test_settings_that_only_copy_took_work_from_the_start() -> None:
    answers = [MockResponse(503), MockResponse(429, headers={"Retry-After": "9"})]
    transport = MockTransport(lambda _: answers.pop(0))
    client = Cloudflare(
        api_token="t", transport=transport, max_retries=3, retry_unsafe=True, max_retry_after=1
    )
    with pytest.raises(APIStatusError) as caught:
        client.post("/recordings", cast_to=dict, body={})
    assert (caught.value.status_code, caught.value.retry_after) == (429, 9)
    assert len(transport.requests) == 2
