"""Real documents, where they are at hand, become whole clients."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fragmint.findings.diagnostic import Severity
from fragmint.lower import lower
from fragmint.lower.operations.operation import display_id
from fragmint.source import Source

from .checking import unpack
from .corpus import (
    FOLDER,
    PARTLY,
    WHOLE,
    again,
    config_of,
    operations_in,
    package_of,
    plain_of,
    source_of,
    spec_of,
    stages_of,
)  # fmt: skip

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the real documents are not here")

_TRY = """
import importlib, json, pkgutil, sys

found = {}
for name in sys.argv[1:]:
    package = importlib.import_module(name)
    for each in package.__all__:
        getattr(package, each)
    operations = importlib.import_module(f"{name}._runtime.describe.operation").Operation
    routes = []
    for module in pkgutil.walk_packages(package.__path__, f"{name}."):
        if ".resources" not in module.name:
            continue
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, operations):
                contents = [*value.responses.values(), *value.errors.values(), value.body]
                decoders = [getattr(content, "decoder", None) for content in contents if content]
                routes.append([value.name, len(decoders)])
    found[name] = routes
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the packages of all documents that are generated whole."""
    folder = tmp_path_factory.mktemp("packages")
    for name in WHOLE:
        unpack(folder, package_of(name), stages_of(name).files)
    return folder


@pytest.mark.parametrize("name", WHOLE)
def test_every_operation_has_its_method(name: str) -> None:
    stages = stages_of(name)
    assert [each for each in stages.diagnostics if each.severity is Severity.ERROR] == []
    assert stages.api is not None
    made = {(each.method, each.path) for each in stages.api.operations}
    assert made == {(verb, path) for verb, path, _ in operations_in(plain_of(name))}
    modules = "".join(file.text for file in stages.files if "/resources/" in file.path)
    for each in stages.api.operations:
        assert f'Request(\n            "{each.method}",\n            "{each.path}",\n' in modules
        assert f"    `{each.method} {each.path}`\n" in modules


@pytest.mark.parametrize("name", PARTLY)
def test_what_is_not_generated_is_an_error_with_a_place_and_a_skip(name: str) -> None:
    """Every operation is generated, or named by an error; skipping those lets the rest through."""
    spec = spec_of(name)
    known = {display_id(each) for each in spec.operations}
    assert len(known) == len(list(operations_in(plain_of(name))))
    first = lower(spec, config_of(name))
    errors = [each for each in first.diagnostics if each.severity is Severity.ERROR]
    assert all(each.span is not None and each.pointer for each in errors)
    named = {id for id in known for each in errors if f'"{id}"' in (each.hint or "")}
    assert bool(errors) == bool(named) == (first.api is None)
    rest = lower(spec, replace(config_of(name), skip=tuple(named))).api
    assert rest is not None
    assert {each.id for each in rest.operations} == known - named
    assert {each.id for each in rest.skipped} == named


def test_packages_import_and_every_type_can_be_read(folder: Path) -> None:
    packages = [package_of(name) for name in WHOLE]
    out = subprocess.run(
        [sys.executable, "-W", "error", "-c", _TRY, *packages],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert out.stderr == ""
    found: dict[str, Any] = json.loads(out.stdout)
    for name in WHOLE:
        operations = list(operations_in(plain_of(name)))
        assert len(found[package_of(name)]) == len(operations)


@pytest.mark.parametrize("name", WHOLE)
def test_twice_and_rearranged_it_comes_out_the_same(name: str) -> None:
    files = [(file.path, file.text) for file in stages_of(name).files]
    assert [(f.path, f.text) for f in again(name, source_of(name)).files] == files
    shuffled = Source("shuffled.json", json.dumps(_rearranged(plain_of(name), 7), default=str))
    assert [(f.path, f.text) for f in again(name, shuffled).files] == files


def _rearranged(document: dict[str, Any], seed: int) -> dict[str, Any]:
    """The document with its paths, the operations of a path and its components in another order."""
    chance = random.Random(seed)

    def shuffled(mapping: dict[str, Any]) -> dict[str, Any]:
        return dict(chance.sample(list(mapping.items()), len(mapping)))

    parts = {name: shuffled(part) for name, part in document.get("components", {}).items()}
    paths = {path: shuffled(item) for path, item in shuffled(document["paths"]).items()}
    return shuffled(
        {**document, "paths": paths, **({"components": shuffled(parts)} if parts else {})}
    )


def test_hash_seeds_play_no_part() -> None:
    code = (
        "import hashlib, sys; from tests.generator.corpus import stages_of\n"
        "for name in sys.argv[1:]:\n"
        "    text = ''.join(f.path + f.text for f in stages_of(name).files)\n"
        "    print(hashlib.sha256(text.encode()).hexdigest())"
    )
    names = ("tictactoe.yaml", "train-travel.json")
    root = Path(__file__).parents[2]
    seen = {
        subprocess.run(
            [sys.executable, "-c", code, *names],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{root}:{root}/generator"},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(seen) == 1
    assert len(seen.pop().split()) == len(names)
