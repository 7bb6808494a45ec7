"""Webhooks and callbacks of a document: what a fault stops, what names stay, what real documents have."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

import fragmint
from fragmint.config import default_config
from fragmint.pipeline import Result
from fragmint.source import Source

from ..behaviour.minting import minted
from .corpus import FOLDER, config_of, package_of, plain_of, spec_of
from .own import ROOT

SHOP = (ROOT / "tests" / "cases" / "webhooks" / "spec.yaml").read_text("utf-8")
REAL = ("museum.yaml", "tictactoe.yaml", "train-travel.json", "openai.yaml")
FAULTY = """\
openapi: 3.1.0
info: {title: T, version: 1.0.0}
paths:
  /a:
    post:
      operationId: add
      tags: [pets]
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
      callbacks:
        good: {'{$request.query.url}': {post: {responses: {'200': {description: ok}}}}}
        bad: {'{$request.query.url}': {post: {requestBody: {$ref: '#/components/requestBodies/None'}, responses: {'200': {description: ok}}}}}
  /b:
    post:
      operationId: drop
      tags: [pets]
      requestBody: {content: {application/json: {schema: false}}}
      responses: {'200': {description: ok}}
      callbacks: {gone: {'{$request.query.url}': {post: {responses: {'200': {description: ok}}}}}}
webhooks:
  sold: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}, responses: {'200': {description: ok}}}}
  lost: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Lost'}}}}, responses: {'200': {description: ok}}}}
  wrong: {post: {requestBody: 5, responses: {'200': {description: ok}}}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
    Lost: {type: object, properties: {at: {type: strin}}}
"""


def generated(document: str, **settings: Any) -> Result:
    """The client of a document called `t`."""
    return fragmint.generate(Source("t.yaml", document), replace(default_config("t"), **settings))


def constants(result: Result) -> set[str]:
    """The constants of the module of webhooks."""
    text = next(each.text for each in result.files if each.path == "t/webhooks.py")
    return set(re.findall(r"^([A-Z]\w*): WebhookDescription", text, re.MULTILINE))


def test_faults_stop_what_they_are_in_and_nothing_else() -> None:
    stopped = {
        id
        for each in generated(FAULTY).diagnostics
        for id in each.stops.operations
        if not each.stops.document
    }
    assert stopped == {"webhook lost", "webhook wrong", "callback bad of add", "drop"}
    assert not generated(FAULTY).files


def test_what_has_no_fault_is_generated_where_faults_are_left_out() -> None:
    result = generated(FAULTY, faults="skip")
    assert constants(result) == {"SOLD", "ADD_GOOD"}
    assert {*result.summary.missing} == {
        "webhook lost",
        "webhook wrong",
        "callback bad of add",
        "drop",
    }
    assert result.summary.operations_generated == 1


def test_what_is_skipped_is_neither_made_nor_looked_at() -> None:
    skip = ("webhook lost", "webhook wrong", "callback bad of add", "drop")
    result = generated(FAULTY, skip=skip)
    assert constants(result) == {"SOLD", "ADD_GOOD"}
    assert {each.rule for each in result.diagnostics} <= {"unused-component"}


def test_a_name_of_two_lines_is_one_like_others() -> None:
    document = yaml.safe_load(FAULTY)
    document["webhooks"] = {"so\nld": document["webhooks"]["sold"]}
    assert "SO_LD" in constants(generated(yaml.safe_dump(document), faults="skip"))


def _public(document: str) -> dict[str, str]:
    """The module of each public name, as the package's fronts list them."""
    files = {each.path: each.text for each in generated(document).files}
    found: dict[str, str] = {}
    for front in ("t/__init__.py", "t/types/__init__.py"):
        listed = re.findall(r'_NAMES = """\n(.*?)"""', files[front], re.DOTALL)[0]
        for module, names in re.findall(r"^(\S+)\n((?: .*\n)+)", listed, re.MULTILINE):
            found |= dict.fromkeys(names.split(), f"{front} {module}")
    return found


def test_webhooks_rename_and_move_nothing_that_operations_have() -> None:
    with_them = yaml.safe_load(SHOP)
    without = {key: part for key, part in with_them.items() if "webhooks" not in key}
    del without["paths"]["/orders"]["post"]["callbacks"]
    before, after = _public(yaml.safe_dump(without)), _public(yaml.safe_dump(with_them))
    assert before.items() <= after.items()
    assert {"WebhookEvent", "WebhookError", "UnknownWebhook", "OrderPaid"} <= after.keys()
    paths = [each.path for each in generated(yaml.safe_dump(without)).files]
    assert not any("webhooks" in each and "_runtime" not in each for each in paths)


def test_the_order_of_the_document_plays_no_part() -> None:
    document = yaml.safe_load(SHOP)
    turned = {**document, "webhooks": dict(reversed(document["webhooks"].items()))}
    first, second = (
        {each.path: each.text for each in generated(yaml.safe_dump(each, sort_keys=False)).files}
        for each in (document, turned)
    )
    assert first == second


def test_a_document_of_webhooks_alone_becomes_a_package(tmp_path: Path) -> None:
    document = yaml.safe_load(SHOP)
    del document["paths"]
    made: Iterator[ModuleType] = minted("alone", yaml.safe_dump(document), tmp_path)
    package = next(made)
    event = package.webhooks.parse_unverified_webhook('{"type": "order.paid", "data": {"id": "1"}}')
    assert event == package.OrderPaid(type="order.paid", data=package.Order(id="1"))


def test_a_resource_keeps_its_name_beside_webhooks(tmp_path: Path) -> None:
    document = yaml.safe_load(SHOP)
    document["paths"]["/orders"]["post"]["tags"] = ["webhooks"]
    made: Iterator[ModuleType] = minted("beside", yaml.safe_dump(document), tmp_path)
    package = next(made)
    assert hasattr(package.Beside().webhooks, "add_order")
    module = importlib.import_module("beside.webhooks")
    assert module.ADD_ORDER_PROGRESS.callback_of == "webhooks.add_order"


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the real documents are not here")
@pytest.mark.parametrize("name", REAL)
def test_every_webhook_of_a_real_document_is_generated(name: str, tmp_path: Path) -> None:
    listed = plain_of(name).get("webhooks", {})
    spec, package = spec_of(name), package_of(name)
    assert {each.name for each in spec.webhooks if not each.callback_of} == {*listed}
    calling = [each.call for each in spec.operations if each.callbacks] or [spec.operations[0].call]
    only = (*calling, "webhook *") if listed else tuple(calling)
    config = replace(config_of(name), faults="skip", only=only)
    result = fragmint.generate(Source(name, (FOLDER / name).read_text("utf-8")), config)
    left_out = {each.id for each in spec.webhooks} & {*result.summary.missing}
    assert left_out == set()
    text = next(each.text for each in result.files if each.path == f"{package}/webhooks.py")
    found = re.findall(r'^[A-Z]\w*: WebhookDescription.*\n    "([^"]+)"', text, re.MULTILINE)
    assert sorted(found) == sorted(each.name for each in spec.webhooks)
    assert not any("not-generated" in each.rule for each in result.diagnostics)
