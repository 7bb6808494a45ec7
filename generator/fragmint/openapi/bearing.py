"""Which faults of a document play no part in what is generated from it.

A response without a description, a license without a name or two equal entries of `required` break the
standard, and a reader of the document may miss something; but a client is the same with and without
them. A limit that isn't one, as `exclusiveMinimum: true` in OpenAPI 3.1, leaves values to the server.
Such an error stops nothing, and is told as a warning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..document.pointer import split
from ..findings.diagnostic import Diagnostic
from ..findings.rules import RULES, Severity
from .references import DATA, NAMED

# Below these keys stands what only people read. Below `info`, the title and the version are generated.
_DESCRIBING = frozenset(
    {
        "description", "summary", "title", "termsOfService", "contact", "license", "externalDocs",
        "example", "examples", "xml", "links",
    }
)  # fmt: skip
_GENERATED = (("info", "title"), ("info", "version"))
_AT_THE_ROOT = frozenset({"tags", "externalDocs"})
_SAYING_NOTHING = DATA - _DESCRIBING
"""Below these keys stand values, in which a word means nothing: a default may have a member `title`."""


_LIMITS = frozenset(
    {
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength",
        "maxLength", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties",
    }
)  # fmt: skip


def weighed(found: Diagnostic) -> Diagnostic:
    """Return a finding as one that stops nothing, where its place plays no part in a client."""
    if RULES[found.rule].severity is not Severity.ERROR or found.pointer is None:
        return found
    is_idle = only_describes(found.pointer) or only_limits(found.pointer)
    return without_bearing(found) if is_idle or _only_marks(found.pointer) else found


def without_bearing(found: Diagnostic) -> Diagnostic:
    """Return an error as one that stops nothing."""
    return replace(found, operations=frozenset(), tolerated=True)


def only_describes(pointer: str) -> bool:
    """Tell whether a place of a document holds what only people read."""
    tokens = split(pointer)
    if tokens[:2] in _GENERATED:
        return False
    return tokens[:1] != () and (tokens[0] in _AT_THE_ROOT or any(map(_describes, _words(tokens))))


def only_limits(pointer: str) -> bool:
    """Tell whether a place holds a limit, without which a type is wider and never wrong."""
    tokens = split(pointer)
    return tokens[-1:] != () and tokens[-1] in _LIMITS and [*_words(tokens)][-1:] == [tokens[-1]]


def _only_marks(pointer: str) -> bool:
    """Tell whether a place says that a schema is what `$recursiveRef` means: a flag, or a name in 2020-12."""
    return [*_words(split(pointer))][-1:] == ["$recursiveAnchor"]


def _describes(word: str) -> bool:
    return word in _DESCRIBING


def _words(tokens: tuple[str, ...]) -> Iterator[str]:
    """Yield the steps of a pointer that are OpenAPI's words, not names of the author's or data."""
    named = False
    for token in tokens:
        if named:
            named = False
            continue
        if token in _SAYING_NOTHING:
            return
        yield token
        named = token in NAMED
