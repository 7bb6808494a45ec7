"""Parameters, headers, bodies and responses (OpenAPI 3.1 §4.8.12 to §4.8.17, §4.8.21)."""

from __future__ import annotations

import re
from dataclasses import replace

from ...api.styles import explodes, usual_style
from ...document.node import Mapping
from ...document.pointer import join
from ...findings.text import shown
from ..findings import unknown_value
from ..model.operation import Encoding, Header, MediaType, Parameter, RequestBody, Response
from ..model.schema import Schema, Value
from .deprecation import deprecation
from .fields import Fields
from .schema import schema_field

_QUERYSTRING = "querystring"
"""All of the query in one parameter (OpenAPI 3.2 §4.12.1)."""
_FORM = "application/x-www-form-urlencoded"
_LOCATIONS = ("path", "query", "header", "cookie", _QUERYSTRING)
# §4.8.12.1: these say what `content` and `security` say already.
_IGNORED_HEADERS = ("accept", "content-type", "authorization")


def parse_parameter(fields: Fields) -> Parameter | None:
    """Return a parameter; None when it can't be told from others, or is one of those that the standard ignores."""
    name, location = fields.text("name"), fields.text("in")
    if name is None or location not in _LOCATIONS:
        _report_nameless(fields, name, location)
        return None
    if location == "header" and name.lower() in _IGNORED_HEADERS:
        message = f"the header parameter '{shown(name)}' is ignored, as OpenAPI prescribes"
        hint = "use `requestBody.content`, `responses.content` or `security` instead"
        fields.report("ignored-parameter", message, hint)
        return None
    schema, content_type = _schema_of(fields)
    if location == _QUERYSTRING:
        if content_type != _FORM:
            message = f"a query string in '{shown(content_type or '')}' is not supported"
            fields.report("unsupported-parameter", message, f"describe it with `{_FORM}`")
            return None
        # The members of a form are written as those of an exploded object in the query.
        location, content_type = "query", None
    style = fields.text("style") or usual_style(location)
    explode = fields.flag("explode")
    return Parameter(
        name=name,
        location=location,
        required=location == "path" or fields.flag("required") or False,
        schema=schema,
        style=style,
        explode=explodes(style) if explode is None else explode,
        allow_reserved=fields.flag("allowReserved") or False,
        allow_empty_value=fields.flag("allowEmptyValue") or False,
        content_type=content_type,
        description=fields.text("description"),
        deprecated=deprecation(fields),
        examples=parse_examples(fields),
        extensions=fields.extensions(),
        origin=fields.origin,
    )


def parse_request_body(fields: Fields) -> RequestBody:
    """Return what an operation is sent."""
    return RequestBody(
        required=fields.flag("required") or False,
        description=fields.text("description"),
        content=_content(fields),
        extensions=fields.extensions(),
        origin=fields.origin,
    )


def status_of(written: str) -> str:
    """Return a status, or a range of them as the standard writes it: `4XX` for `4xx` (§4.8.16)."""
    return written.upper() if re.fullmatch("[1-5][Xx]{2}", written) else written


def parse_response(status: str, fields: Fields) -> Response:
    """Return what an operation answers with one status or class of statuses."""
    return Response(
        status=status_of(status),
        description=fields.text("description"),
        headers=_headers(fields),
        content=_content(fields),
        origin=fields.origin,
    )


def parse_examples(fields: Fields) -> tuple[Value, ...]:
    """Return the values of `example` and of the example objects in `examples`."""
    example = fields.value("example")
    node = fields.node.get("examples")
    named = fields.named("examples") if isinstance(node, Mapping) else ()
    values = (_named_example(name, each) for name, each in named)
    return tuple(value for value in (example, *values) if value is not None)


def _named_example(name: str, fields: Fields) -> Value | None:
    followed = fields.followed()
    value = None if followed is None else followed.value("value")
    if value is None or followed is None:
        return None
    return replace(value, name=name, summary=followed.text("summary") or "")


def _report_nameless(fields: Fields, name: str | None, location: str | None) -> None:
    node = fields.node.get("in")
    if location is not None and location not in _LOCATIONS and node is not None:
        pointer = join(fields.origin.pointer, "in")
        known = sorted({*_LOCATIONS} - {_QUERYSTRING})  # what 3.0 and 3.1 know, too
        fields.context.found.append(unknown_value(location, known, node.span, pointer))
    for word, value in (("name", name), ("in", location)):
        if value is None and fields.node.entry(word) is None:
            fields.report(
                "missing-field", f"the required field `{word}` is missing", f"add `{word}`"
            )


def _schema_of(fields: Fields) -> tuple[Schema, str | None]:
    """Return the schema of a parameter or header, and the format it is written in if `content` says one."""
    schema = schema_field(fields, "schema")
    if schema is not None:
        return schema, None
    for name, media_type in fields.named("content")[:1]:
        return schema_field(media_type, "schema") or Schema(media_type.origin), name
    return Schema(fields.origin), None


def _headers(fields: Fields) -> tuple[Header, ...]:
    pairs = ((name, header.followed()) for name, header in fields.named("headers"))
    return tuple(
        _header(name, header)
        for name, header in pairs
        # §4.8.17: a response's Content-Type is what its content says.
        if header is not None and name.lower() != "content-type"
    )


def _header(name: str, fields: Fields) -> Header:
    schema, content_type = _schema_of(fields)
    return Header(
        name=name,
        required=fields.flag("required") or False,
        schema=schema,
        content_type=content_type,
        description=fields.text("description"),
        deprecated=deprecation(fields),
        origin=fields.origin,
    )


def _content(fields: Fields) -> tuple[MediaType, ...]:
    return tuple(_media_type(name, each) for name, each in fields.named("content"))


def _media_type(name: str, fields: Fields) -> MediaType:
    return MediaType(
        name=name,
        schema=schema_field(fields, "schema"),
        encoding=tuple(_encoding(key, each) for key, each in fields.named("encoding")),
        examples=parse_examples(fields),
        origin=fields.origin,
        item_schema=schema_field(fields, "itemSchema"),
    )


def _encoding(name: str, fields: Fields) -> Encoding:
    return Encoding(
        property_name=name,
        content_type=fields.text("contentType"),
        headers=_headers(fields),
        style=fields.text("style"),
        explode=fields.flag("explode"),
        allow_reserved=fields.flag("allowReserved"),
        origin=fields.origin,
    )
