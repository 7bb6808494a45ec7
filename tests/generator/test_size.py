"""What a client loads and how long its files are does not grow with the API: counted, not timed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fragmint.config import default_config
from fragmint.pipeline import generate
from fragmint.source import Source

from .checking import mypy, pyright, unpack

FEW, MANY = 3, 60
PACKAGES = {"few": FEW, "many": MANY}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two packages, of a small API and of one twenty times as large."""
    folder = tmp_path_factory.mktemp("sizes")
    for package, size in PACKAGES.items():
        source = Source("api.json", json.dumps(document(size)))
        unpack(folder, package, generate(source, default_config(package)).files)
    return folder


def document(resources: int) -> dict[str, Any]:
    """An API of so many resources, with types of their own, of two of them, and of all."""
    schemas: dict[str, Any] = {"Failure": {"type": "object", "properties": {"why": TEXT}}}
    paths: dict[str, Any] = {}
    for at in range(resources):
        kind, thing, pair = f"Kind{at}", f"Thing{at}", f"Pair{at // 2}"
        schemas[kind] = {"type": "string", "enum": ["a", "b"]}
        schemas[pair] = {"type": "object", "properties": {"of": TEXT}}
        schemas[thing] = {
            "type": "object",
            "required": ["name"],
            "properties": {"name": TEXT, "kind": reference(kind), "pair": reference(pair)},
        }
        body = {"content": {"application/json": {"schema": reference(thing)}}}
        answers = {
            "200": {"description": "It.", **body},
            "404": {
                "description": "None.",
                "content": {"application/json": {"schema": reference("Failure")}},
            },
        }
        operation = {"tags": [f"things{at}"], "operationId": f"put_thing{at}"}
        request = {"required": True, **body}
        paths[f"/things{at}"] = {"put": {**operation, "requestBody": request, "responses": answers}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "servers": [{"url": "https://things.example"}],
        "paths": paths,
        "components": {"schemas": schemas},
    }


TEXT = {"type": "string"}


def reference(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def loaded(folder: Path, package: str, program: str) -> set[str]:
    """The modules of a package that a program leaves imported, without the package's name."""
    shown = f"\nimport sys; print(*(each for each in sys.modules if each.startswith('{package}')))"
    done = subprocess.run(
        [sys.executable, "-c", program.replace("PACKAGE", package) + shown],
        cwd=folder, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return {each.removeprefix(package) for each in done.stdout.split()}


@pytest.mark.parametrize("package", PACKAGES)
def test_an_import_loads_the_package_alone(folder: Path, package: str) -> None:
    assert loaded(folder, package, "import PACKAGE") == {""}


def test_a_client_loads_the_same_of_any_api(folder: Path) -> None:
    programs = (f"from PACKAGE import {each.capitalize()}" for each in PACKAGES)
    few, many = (
        loaded(folder, package, program)
        for package, program in zip(PACKAGES, programs, strict=True)
    )
    assert few == many
    assert not any(each.startswith((".types", ".resources")) for each in few)


CALL = """
from PACKAGE import CLIENT
from PACKAGE.testing import MockResponse, MockTransport
client = CLIENT(transport=MockTransport({"PUT /things1": MockResponse(json={"name": "x"})}))
assert client.things1.put_thing1(name="x").name == "x"
"""


def test_a_call_loads_its_own_resource_and_what_that_needs(folder: Path) -> None:
    few, many = (
        loaded(folder, package, CALL.replace("CLIENT", package.capitalize()))
        for package in PACKAGES
    )
    assert few == many
    assert ".types.shared.pair0" in few
    own = {each for each in few if each.startswith((".types.", ".resources."))}
    assert own <= {
        ".resources.things1",
        ".types.things1",
        ".types.things1_params",
        ".types.shared",
        ".types.shared.failure",
        ".types.shared.pair0",
        ".types.shared.pair0_params",
    }


ALL = """
import PACKAGE, PACKAGE.types, pickle, pydoc
from PACKAGE import *
assert "Thing1" in dir(PACKAGE) and "Thing1" in PACKAGE.__all__
assert PACKAGE.Thing1 is PACKAGE.types.Thing1 is Thing1
assert pickle.loads(pickle.dumps(Thing1(name="x"))) == Thing1(name="x")
assert "class Thing1" in pydoc.render_doc(PACKAGE, renderer=pydoc.plaintext)
for missing in ("Thing", "things1", "shared", "_NONE"):
    assert not hasattr(PACKAGE, missing), missing
"""


def test_a_front_offers_every_name(folder: Path) -> None:
    assert ".types.things2" in loaded(folder, "few", ALL)


def test_fronts_stay_short(folder: Path) -> None:
    few, many = (lines(folder / each / "__init__.py") for each in PACKAGES)
    assert few == many
    assert lines(folder / "many" / "types" / "__init__.py") < MANY * 8


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


RIGHT = """
from many import *
from many import Many, Thing1
from many.types import Kind2, Things10PutThing10Params

def named(thing: Thing1, kind: Kind2, given: Things10PutThing10Params) -> str:
    return Many().things1.put_thing1(name=thing.name).name
"""


@pytest.mark.parametrize("check", [mypy, pyright])
def test_type_checkers_know_what_a_front_offers(folder: Path, check: Any) -> None:
    program = folder / "right.py"
    program.write_text(RIGHT + "\nimport many\nmany.Thing0\nmany.Nothing\n", encoding="utf-8")
    found = [each for each in check(folder) if each.path == "right.py"]
    assert {each.line for each in found} == {len(RIGHT.splitlines()) + 4}
