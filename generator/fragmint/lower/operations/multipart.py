"""Bodies of several parts: what is a file, and how each part is written (OpenAPI 3.1 §4.8.15.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...api import sendable
from ...api import types as api
from ...api.model import PartRule, Style
from ...openapi.model.operation import Encoding, MediaType
from ...openapi.model.schema import Schema
from ..schemas.allof.merge import MergeError, flags, merged
from ..schemas.lowering import Lowering
from ..schemas.records import object_type
from .forms import asked_style
from .media_types import is_json, resolved

_UPLOAD = api.Primitive(api.PrimitiveKind.BINARY, "upload")
_PARTS = "~parts"
"""Behind the pointer of a record whose files are files: in JSON the same schema's are text."""


def parts_type(lowering: Lowering, media: MediaType) -> api.Type:
    """Return the type of the body: a record of its own, in which files can be given as files."""
    schema = resolved(lowering, media.schema)
    if schema is None:
        return api.Anything()
    try:
        flat = merged(schema, lowering.spec)
    except MergeError as error:
        lowering.problems.error("unsupported-schema", str(error), error.origin)
        return api.Anything()
    if flat.one_of or flat.any_of:  # of several forms the caller writes one as a dict
        return api.MapOf(api.Anything())
    if not flat.properties or flat.types not in ((), ("object",)):
        return lowering.type_of(flat)
    pointer = schema.origin.pointer
    type = object_type(lowering, flat, f"{pointer}{_PARTS}")
    assert isinstance(type, api.Ref)
    record = lowering.definitions[type.id]
    assert isinstance(record, api.Record)
    said = {each.property_name: each.content_type or "" for each in media.encoding}
    schemas = {each.name: flags(each.schema, lowering.spec) for each in flat.properties}
    fields = tuple(
        replace(
            each,
            type=_with_files(
                lowering, each.type, _is_file(schemas.get(each.wire), said.get(each.wire, ""))
            ),
        )
        for each in record.fields
    )
    name = lowering.name(schema, pointer)
    words = (*name.words, "Parts"), (*name.longer, "Parts")
    named = replace(name, words=words[0], longer=words[1])
    lowering.definitions[type.id] = replace(record, fields=fields, name=named)
    return type


def _is_file(schema: Schema | None, media_type: str) -> bool:
    """Tell whether a text is a file, by its `contentMediaType` or by the `contentType` of its part."""
    if schema is not None and schema.content_media_type and not schema.content_encoding:
        media_type = media_type or schema.content_media_type
    essence = media_type.partition(";")[0].strip().lower()
    return bool(essence) and not essence.startswith("text/") and not is_json(essence)


def _with_files(lowering: Lowering, type: api.Type, texts_are_files: bool) -> api.Type:
    """Return the type in which binary texts are files: the value itself, or the items of a list."""
    match type:
        case api.Primitive(kind=api.PrimitiveKind.STRING):
            return _UPLOAD if texts_are_files or type.format == "binary" else type
        case api.Nullable():
            return api.Nullable(_with_files(lowering, type.of, texts_are_files))
        case api.ListOf():
            return replace(type, item=_with_files(lowering, type.item, texts_are_files))
        case api.TupleOf():
            each = (_with_files(lowering, item, texts_are_files) for item in type.items)
            return api.TupleOf(tuple(each))
        case api.Either():
            arms = tuple(_with_files(lowering, each, texts_are_files) for each in type.arms)
            return api.Either(arms)
        case api.Ref():
            definition = lowering.definitions.get(type.id)
            if not isinstance(definition, api.Alias):
                return type
            of = _with_files(lowering, definition.of, texts_are_files)
            return type if of == definition.of else of
        case _:
            return type


def part_rules(
    lowering: Lowering, type: api.Type, media: MediaType
) -> tuple[tuple[str, PartRule], ...]:
    """Return by name the parts of which more is to be known than their values tell."""
    record = lowering.definitions.get(type.id) if isinstance(type, api.Ref) else None
    fields = (
        {each.wire: each.type for each in record.fields} if isinstance(record, api.Record) else {}
    )
    said = {each.property_name: each for each in media.encoding}
    names = dict.fromkeys((*fields, *said))
    rules = ((name, _rule(lowering, fields.get(name), said.get(name))) for name in names)
    return tuple((name, rule) for name, rule in rules if rule != PartRule())


def _rule(lowering: Lowering, type: api.Type | None, encoding: Encoding | None) -> PartRule:
    kinds = [] if type is None else list(_places_of_files(type, is_list=False))
    if encoding is None:
        return PartRule(is_file=bool(kinds), is_list=True in kinds)
    media_type = encoding.content_type or ""
    for each in media_type.split(",") if media_type else ():
        reason, hint = sendable.media_type(each.strip()), "write a media type such as `image/png`"
        lowering.problems.unsendable("media type", each, reason, encoding.origin, hint)
    return PartRule(
        media_type=media_type,
        style=_style(lowering, encoding, is_file=bool(kinds)),
        headers=tuple(_fixed(lowering, encoding)),
        is_file=bool(kinds),
        is_list=True in kinds,
    )


def _style(lowering: Lowering, encoding: Encoding, *, is_file: bool) -> Style | None:
    return None if is_file else asked_style(lowering, encoding)


def _places_of_files(type: api.Type, *, is_list: bool) -> Iterator[bool]:
    """Yield for each place of a file in a type whether it is an item of a list."""
    match type:
        case api.Primitive(kind=api.PrimitiveKind.BINARY):
            yield is_list
        case api.Nullable():
            yield from _places_of_files(type.of, is_list=is_list)
        case api.ListOf():
            yield from _places_of_files(type.item, is_list=True)
        case api.TupleOf():
            for item in type.items:
                yield from _places_of_files(item, is_list=True)
        case api.Either():
            for arm in type.arms:
                yield from _places_of_files(arm, is_list=is_list)
        case _:
            return


def _fixed(lowering: Lowering, encoding: Encoding) -> Iterator[tuple[str, str]]:
    """Yield the header fields of a part that have one value: a `const`, an `enum` of one, a `default`."""
    for header in encoding.headers:
        value = _only_value(flags(header.schema, lowering.spec))
        if value is None:
            continue
        reason = sendable.header_name(header.name) or _unsendable(value)
        lowering.problems.unsendable(
            "header", header.name, reason, header.origin, "correct the name or the value"
        )
        yield header.name, value


def _only_value(schema: Schema) -> str | None:
    values = [each.value for each in (schema.const, schema.default) if each is not None]
    if schema.enum is not None and len(schema.enum) == 1:
        values.append(schema.enum[0].value)
    return next((each for each in values if isinstance(each, str)), None)


def _unsendable(value: str) -> str:
    is_fine = value.isascii() and value.isprintable() and value == value.strip()
    return "" if is_fine else "has a value that can't be sent"
