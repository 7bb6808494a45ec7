"""The documents that mutations begin with."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fragmint.document.decode import decode
from fragmint.document.load import load
from fragmint.document.plain import Plain, to_value
from fragmint.source import Source

ROOT = Path(__file__).parents[3]
CORPUS = ROOT.parent / "shared" / "corpus"
_SMALL = 60_000
"""Larger ones only make a round slower: what is in them is in small ones as well."""


@cache
def cases() -> tuple[bytes, ...]:
    """The documents of the cases: the same ones wherever the tests run."""
    return tuple(path.read_bytes() for path in sorted(ROOT.glob("tests/cases/*/spec.yaml")))


@cache
def seeds() -> tuple[bytes, ...]:
    """The documents of the cases, and small real ones where these are at hand."""
    real = sorted(each for each in CORPUS.glob("*") if each.suffix in (".json", ".yaml", ".yml"))
    return (*cases(), *(path.read_bytes() for path in real if path.stat().st_size <= _SMALL))


def tree_of(data: bytes) -> Plain | None:
    """The JSON value of a document; None where it cannot be read."""
    source = decode("seed.yaml", data)
    node = load(source).value if isinstance(source, Source) else None
    return None if node is None else to_value(node)
