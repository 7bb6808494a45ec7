"""This project's own document and settings, as far as the flow has to bring them for a test."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fragmint.api.model import Api
from fragmint.config import Config, parse_config
from fragmint.document.load import load
from fragmint.lower import lower
from fragmint.openapi.parse.document import parse
from fragmint.source import Source

from ..staged import value_of

ROOT = Path(__file__).parents[2]


def _source(path: str) -> Source:
    return Source(path, (ROOT / path).read_text(encoding="utf-8"))


@cache
def own_config() -> Config:
    """The settings in this repository's `pyproject.toml`."""
    return _config(".")


def own_source() -> Source:
    """The document that this repository keeps by hand."""
    return _source(own_config().spec)


@cache
def own_api() -> Api:
    """What the document means."""
    return api_of(own_source(), own_config())


def api_of(source: Source, config: Config) -> Api:
    """What a document without faults means."""
    return value_of(load(source).then(parse).then(lower, config))


def case_sources() -> list[tuple[Source, Config]]:
    """The documents of the cases that are generated, with their settings."""
    cases = sorted(path.parent for path in ROOT.glob("tests/cases/*/expected"))
    settings = [(_case(each), _config(_case(each))) for each in cases]
    return [(_source(f"{case}/{config.spec}"), config) for case, config in settings]


def _case(folder: Path) -> str:
    return folder.relative_to(ROOT).as_posix()


def _config(folder: str) -> Config:
    config = parse_config(_source(f"{folder}/pyproject.toml")).config
    assert config is not None
    return config
