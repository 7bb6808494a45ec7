"""Real documents: where they are, and what an independent reader counts in them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from fragmint._resources import templates_dir
from fragmint.config import Config, default_config
from fragmint.document.decode import decode
from fragmint.document.load import load
from fragmint.openapi.model.document import Spec
from fragmint.openapi.parse.document import parse
from fragmint.pipeline import Stages, run
from fragmint.render.rendering import Template, read_templates
from fragmint.source import Source

from ..staged import value_of

_BESIDE = Path(__file__).parents[3] / "shared" / "corpus"
FOLDER = Path(os.environ.get("FRAGMINT_CORPUS", _BESIDE))
"""Beside the checkout, or where the environment says."""
WHOLE = (
    "tictactoe.yaml", "uspto.json", "museum.yaml", "petstore.yaml", "realworld.yml",
    "train-travel.json",
)  # fmt: skip
"""Documents that are generated to the last operation."""

PARTLY = ("schema-types.json", "spotify.yml", "twilio-api.json")
"""Documents with operations that may be refused, by name and place."""

_VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def package_of(name: str) -> str:
    """The package that a document's client is called."""
    return name.partition(".")[0].replace("-", "_")


def config_of(name: str) -> Config:
    """The settings of a document's client: none but its name."""
    return default_config(package_of(name))


def source_of(name: str) -> Source:
    """The text of a document."""
    source = decode(name, (FOLDER / name).read_bytes())
    assert isinstance(source, Source)
    return source


@cache
def stages_of(name: str) -> Stages:
    """Everything that becomes of a document, made once."""
    return again(name, source_of(name))


def again(name: str, source: Source) -> Stages:
    """What becomes of a document, made anew from this text of it and the same templates."""
    return run(source, config_of(name), _templates())


@cache
def _templates() -> tuple[Template, ...]:
    return value_of(read_templates(templates_dir()))


def spec_of(name: str) -> Spec:
    """The document in OpenAPI's words, not checked."""
    return value_of(load(source_of(name)).then(parse))


def plain_of(name: str) -> dict[str, Any]:
    """The document as another reader has it."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    value: dict[str, Any] = (
        json.loads(text) if name.endswith(".json") else yaml.load(text, yaml.CSafeLoader)
    )
    return value


def operations_in(document: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """(verb, path, operation) of all operations."""
    for path, item in document["paths"].items():
        for verb in _VERBS:
            if verb in item:
                yield verb.upper(), path, item[verb]
