"""The fragment, read by tools that know nothing of fragmint."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

PATH = Path(__file__).parents[2] / "spec" / "recordings.yaml"
URI = "urn:fragment"

Problems = Callable[[str, Any], list[str]]


@pytest.fixture(scope="session")
def fragment() -> dict[str, Any]:
    """The document as PyYAML reads it (YAML 1.1: an unquoted date would turn into something else)."""
    document = yaml.safe_load(PATH.read_text("utf-8"))
    assert isinstance(document, dict)
    return document


@pytest.fixture(scope="session")
def schemas(fragment: dict[str, Any]) -> dict[str, Any]:
    """The component schemas."""
    found = fragment["components"]["schemas"]
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="session")
def problems(fragment: dict[str, Any]) -> Problems:
    """`problems(pointer, value)`: what JSON Schema says against `value` at the schema of `pointer`."""
    resource = DRAFT202012.create_resource(fragment)
    registry: Any = Registry().with_resource(URI, resource)
    formats = Draft202012Validator.FORMAT_CHECKER

    def judge(pointer: str, value: Any) -> list[str]:
        schema = {"$ref": f"{URI}#{pointer}"}
        validator = Draft202012Validator(schema, registry=registry, format_checker=formats)
        return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]

    return judge


@pytest.fixture(scope="session")
def resolve(fragment: dict[str, Any]) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """`resolve(node)`: the node, or what its `$ref` points to."""

    def follow(node: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in node:
            target: Any = fragment
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part.replace("~1", "/").replace("~0", "~")]
            node = target
        return node

    return follow


@pytest.fixture(scope="session")
def operations(fragment: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Every operation by `METHOD path`, with the parameters of its path item before its own."""
    return dict(_operations(fragment))


def _operations(fragment: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, item in fragment["paths"].items():
        for method in ("get", "post", "put", "patch", "delete"):
            if method in item:
                shared = item.get("parameters", [])
                own = item[method].get("parameters", [])
                yield f"{method.upper()} {path}", {**item[method], "parameters": shared + own}
