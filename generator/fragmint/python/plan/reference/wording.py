"""Types and facts in words: linked annotations, limits, defaults, marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from ....api import types as api
from ...reference_views import Mark
from ...text import prose
from ...text.code import literal
from ...text.html import NOTHING, Words, coded, html, joined, own, plain, rich, words
from .places import Places

_SCALARS = {
    (api.PrimitiveKind.STRING, "date-time"): "datetime",
    (api.PrimitiveKind.STRING, "date"): "date",
    (api.PrimitiveKind.STRING, "byte"): "bytes",
    (api.PrimitiveKind.BINARY, "content"): "UploadableBody",
    (api.PrimitiveKind.BINARY, "upload"): "Uploadable",
}
_KINDS = {
    api.PrimitiveKind.STRING: "str",
    api.PrimitiveKind.INTEGER: "int",
    api.PrimitiveKind.NUMBER: "float",
    api.PrimitiveKind.BOOLEAN: "bool",
    api.PrimitiveKind.BINARY: "bytes",
    api.PrimitiveKind.NULL: "None",
}
_LONGEST_VALUE = 60


def type_words(type: api.Type, places: Places) -> Words:
    """Return a type as Python writes it, each class linked."""
    match type:
        case api.Primitive(kind, format):
            return plain(_SCALARS.get((kind, format), _KINDS[kind]))
        case api.Constant(value):
            return plain(literal(value))
        case api.ListOf(item):
            return own("list[{}]", type_words(item, places))
        case api.TupleOf(items):
            return own("tuple[{}]", joined([type_words(each, places) for each in items], ", "))
        case api.MapOf(value):
            return own("dict[str, {}]", type_words(value, places))
        case api.Nullable(of):
            return own("{} | None", type_words(of, places))
        case api.Either(arms):
            return joined([type_words(each, places) for each in arms], " | ")
        case api.Anything():
            return plain("object")
        case api.Ref(id):
            return places.type_link(id)
        case _:
            assert_never(type)


def spelled(type: api.Type, places: Places) -> Words:
    """Return a type for both forms of a page: linked for HTML, one span of code for Markdown."""
    written = type_words(type, places)
    return Words(written.html, coded(_unquoted(written.markdown)).markdown)


def _unquoted(text: str) -> str:
    return text.replace("`", "").replace("\\", "")


def facts(type: api.Type, default: object, examples: api.Examples) -> Words:
    """Return limits, default and an example, a sentence each."""
    parts = [words(each) for each in [prose.limits(type)] if each]
    if default is not api.NO_DEFAULT:
        parts.append(own("Default: {}.", _value(default)))
    if examples and len(literal(examples[0].value)) <= _LONGEST_VALUE:
        parts.append(own("For example: {}.", _value(examples[0].value)))
    return joined(parts, " ") if parts else NOTHING


def _value(value: object) -> Words:
    text = literal(value)
    return coded(text) if len(text) <= _LONGEST_VALUE else words("see the description")


def mark(text: str, style: str = "") -> Mark:
    """Return a word at the edge of a row."""
    return Mark(words(text), html(style))


def age(doc: api.Doc) -> Iterator[Mark]:
    """Yield the mark of what should no longer be used."""
    if doc.deprecated:
        yield mark(f"deprecated since {doc.since}" if doc.since else "deprecated", "old")


def described(doc: api.Doc) -> Words:
    """Return the document's words, and what to use instead."""
    instead = f"Instead: {doc.instead}" if doc.instead else ""
    return rich("\n\n".join(each for each in (doc.text, instead) if each))


def field_marks(field: api.Field, *, is_answer: bool) -> Iterator[Mark]:
    """Yield the marks of a field: what a caller must give, or what an answer may lack."""
    if is_answer:
        if not field.required:
            yield mark("may be absent")
        if isinstance(field.type, api.Nullable):
            yield mark("may be null")
    else:
        yield from value_marks(field.type, required=field.required)
    if field.secret:
        yield mark("secret", "secret")
    yield from age(field.doc)


def value_marks(type: api.Type, *, required: bool) -> Iterator[Mark]:
    """Yield what a caller has to know of a value."""
    if required:
        yield mark("required", "required")
    if isinstance(type, api.Nullable):
        yield mark("nullable")
