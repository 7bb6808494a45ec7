"""What editors and consoles show of a client: each setting with its default and its text."""

from __future__ import annotations

import inspect

import jedi
import pytest

from realtimekit import AsyncCloudflare, Cloudflare, Timeout

from .language_server import language_server
from .own import ROOT

GENERATED = ROOT / "generated"
CLIENTS = {"Cloudflare": Cloudflare, "AsyncCloudflare": AsyncCloudflare}
TRANSPORT = {"Cloudflare": "Transport", "AsyncCloudflare": "AsyncTransport"}
SHOWN = (
    "api_token: Credential | None = None",
    "base_url: str | None = None",
    "timeout: float | Timeout | None = DEFAULT_TIMEOUT",
    "max_retries: int = 2",
    "strict: bool = False",
    "validate_requests: bool = True",
)
TEXTS = (
    "max_retries: The most retries of a failed call. Only what is safe is retried.",
    "default_headers: Header fields for every call.",
    "Default: the environment variable CLOUDFLARE_API_KEY.",
)


def program(name: str) -> str:
    return f"from realtimekit import {name}\n{name}("


@pytest.mark.parametrize("name", CLIENTS)
def test_pyright_shows_every_setting(name: str) -> None:
    with language_server(GENERATED) as server:
        server.open("program.py", f"{program(name)})\n")
        shown = server.hover("program.py", 1, 1)
    assert shown.startswith(f"class {name}(\n")
    parameters = inspect.signature(CLIENTS[name]).parameters
    assert [each for each in parameters if f"\n    {each}: " not in shown] == []
    assert f"transport: {TRANSPORT[name]} | None = None\n" in shown
    assert [each for each in (*SHOWN, *TEXTS) if each not in shown] == []


@pytest.mark.parametrize("name", CLIENTS)
def test_jedi_shows_every_setting(name: str) -> None:
    project = jedi.Project(GENERATED, added_sys_path=[str(GENERATED)])
    script = jedi.Script(program(name), project=project)
    (signature,) = script.get_signatures()
    parameters = inspect.signature(CLIENTS[name]).parameters
    assert [each.name for each in signature.params] == [*parameters]
    shown = signature.to_string()
    assert [each for each in SHOWN if each.replace(" = ", "=") not in shown] == []


@pytest.mark.parametrize("name", CLIENTS)
def test_annotations_can_be_evaluated(name: str) -> None:
    """As tools do that make a form, or a model's tool, of a function."""
    parameters = inspect.signature(CLIENTS[name], eval_str=True).parameters
    assert parameters["max_retries"].annotation is int
    assert parameters["timeout"].annotation == float | Timeout | None
    assert parameters["timeout"].default == Timeout()
