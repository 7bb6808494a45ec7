"""The applications on the reference pages of webhooks: each is run, and each is typed."""

from __future__ import annotations

import json
import re
import threading
import types
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from werkzeug.serving import make_server

import fragmint
from fragmint.config import default_config
from fragmint.source import Source

from ..generator import checking
from .minting import minted
from .serving import served
from .test_webhooks import DOCUMENT, PAID, SECRET, sent, signed

_SECTION = re.compile(r'^## <a id="webhooks\.(\w+)"></a>', re.MULTILINE)
_SAMPLE = re.compile(r"^### ([\w ]+)\n+````(\w+)\n(.*?)\n````$", re.MULTILINE | re.DOTALL)
USE = """
from collections.abc import Mapping
from typing import assert_never, assert_type

from shop import AsyncShop, Shop
from shop.webhooks import (
    PING, ADD_ORDER_PROGRESS, OrderPaid, OrderShippedEvent, AddOrderProgressEvent, UnknownWebhook, WebhookEvent,
    parse_unverified_webhook, parse_webhook,
)


def receive(body: bytes, headers: Mapping[str, str]) -> str:
    event = parse_webhook(body, headers, secret=["whsec_AAAA", b"key"], tolerance=60)
    assert_type(event, WebhookEvent | UnknownWebhook)
    assert_type(Shop().webhooks.unwrap(body, headers), WebhookEvent | UnknownWebhook)
    assert_type(AsyncShop().webhooks.unwrap(body, headers), WebhookEvent | UnknownWebhook)
    assert_type(parse_webhook(body, headers, webhook=ADD_ORDER_PROGRESS), AddOrderProgressEvent)
    assert_type(parse_unverified_webhook(body), WebhookEvent | UnknownWebhook)
    parse_unverified_webhook(body, webhook=PING)
    match event:
        case OrderPaid():
            return event.data.id
        case OrderShippedEvent():
            return event.type
        case UnknownWebhook():
            return str(event.payload)
        case _:
            assert_never(event)


event = parse_webhook(b"", {})
event.amount  # wrong: it may be another event
parse_webhook(b"")  # wrong: without the header fields
parse_webhook(b"", {}, secret=1)  # wrong: no secret
parse_webhook(b"", {}, webhook="orderPaid")  # wrong: a name is no description
"""


def pages() -> dict[str, str]:
    """The files of the document's client, with its reference."""
    config = replace(default_config("shop"), docs="docs")
    result = fragmint.generate(Source("spec.yaml", DOCUMENT), config)
    return {each.path: each.text for each in result.files}


def samples() -> Iterator[tuple[str, str, str, str]]:
    """The webhook, the framework and the program of each application, with an example of the payload."""
    parts = _SECTION.split(pages()["docs/webhooks.md"])[1:]
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        found = _SAMPLE.findall(text)
        payload = next((code for _, language, code in found if language == "json"), "")
        for title, language, program in found:
            if language == "python":
                yield name, title, program, payload


SAMPLES = [pytest.param(*each, id=f"{each[0]}-{each[1]}") for each in samples()]


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The package of the document."""
    yield from minted("shop", DOCUMENT, tmp_path_factory.mktemp("shop"))


@contextmanager
def running(framework: str, program: str) -> Generator[str]:
    """The address of an application on loopback."""
    module = types.ModuleType("application")
    exec(compile(program, "application.py", "exec"), vars(module))
    if framework == "FastAPI":
        yield from served(module.app)
        return
    server = make_server("127.0.0.1", 0, module.app)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join(10)


def test_there_are_two_applications_for_each_webhook() -> None:
    assert len(SAMPLES) == 2 * 4


@pytest.mark.parametrize(("name", "framework", "program", "payload"), SAMPLES)
def test_an_application_receives_the_payload_that_is_shown(
    name: str,
    framework: str,
    program: str,
    payload: str,
    shop: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert hasattr(shop.webhooks, name)
    monkeypatch.setenv("SHOP_SECRET", SECRET)
    path = re.findall(r'@app\.post\("([^"]+)"\)', program)[0]
    answered = int(re.findall(r"status(?:_code)?=(\d+)\)$", program, re.MULTILINE)[-1])
    with running(framework, program) as address:
        assert sent(f"{address}{path}", payload, signed(payload))[0] == answered
        assert sent(f"{address}{path}", payload, signed(f"{payload} "))[0] == 401
    printed = capsys.readouterr().out.strip()
    type = json.loads(payload).get("type", "") if payload else "None"
    assert printed if name == "ADD_ORDER_PROGRESS" else type in printed


def test_the_lines_of_the_readme_receive_one(
    shop: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SHOP_SECRET", SECRET)
    block = re.search(r"^## Webhooks\n.*?```python\n(.*?)```", pages()["README.md"], re.M | re.S)
    assert block is not None
    names: dict[str, Any] = {}
    exec(block[1], names)
    names["receive"](PAID.encode(), signed(PAID))
    assert capsys.readouterr().out == f"{shop.webhooks.parse_unverified_webhook(PAID)}\n"


def test_type_checkers_know_what_comes(tmp_path: Path) -> None:
    for path, text in pages().items():
        if path.startswith("shop/"):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
    for name, framework, program, _ in samples():
        (tmp_path / f"{name}_{framework}.py").write_text(f"{program}\n", encoding="utf-8")
    (tmp_path / "use.py").write_text(USE, encoding="utf-8")
    wrong = {n for n, line in enumerate(USE.splitlines(), 1) if "# wrong" in line}
    for checked in (checking.mypy(tmp_path), checking.pyright(tmp_path)):
        assert {(each.path, each.line) for each in checked} == {("use.py", line) for line in wrong}
