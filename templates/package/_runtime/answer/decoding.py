"""From the bytes of a response to its value: natively, or leniently if that fails."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from ..describe.content import Binary, Content, Form, Json, Listed, Nothing, Text, Varying
from ..values.deviations import Deviation, Finding
from ..values.fields import charset_of
from ..values.kinds import is_list, is_object
from ..values.models import UNSET, Model, answers
from ..values.unions import decode_hook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..describe.operation import Operation
    from ..values.fields import HeaderMap


NOT_JSON = (msgspec.DecodeError, ValueError, RecursionError)
"""What the JSON parsers raise for malformed text, invalid UTF-8, and nesting that is too deep."""

_ABSENT = object()


class Decoded(msgspec.Struct, frozen=True):
    """A value, and where it deviates from its type."""

    value: Any
    deviations: tuple[Deviation, ...] = ()


def decode_success(
    operation: Operation[Any], status: int, headers: HeaderMap, body: bytes
) -> Decoded:
    """Decode the body of a success. Never raises."""
    content = operation.responses.get(str(status))
    if content is not None:
        return decode(content, headers, body)
    content = _content_for(operation.responses, status)
    if content is not None:
        return decode(content, headers, body)
    content = next(iter(operation.responses.values()), None)
    unlisted = Deviation(
        "unexpected_status", "", " or ".join(operation.responses) or "another status", str(status)
    )
    decoded = Decoded(None) if content is None else decode(content, headers, body)
    return Decoded(decoded.value, (unlisted, *decoded.deviations))


def decode_error(operation: Operation[Any], status: int, headers: HeaderMap, body: bytes) -> Any:
    """Decode the body of an error: typed, or else as JSON, or else as text; None if it is empty."""
    if not body:
        return None
    content = _content_for(operation.errors, status)
    if content is None and status < 400:  # a success status whose body says that it failed
        content = next(iter(operation.errors.values()), None)
    if content is not None and not isinstance(content, Nothing):
        return decode(content, headers, body).value
    parsed = parsed_json(body)
    return body.decode(charset_of(headers), "replace") if parsed is UNSET else parsed


def is_failure(operation: Operation[Any], value: Any, body: bytes) -> bool:
    """Whether the property that `operation.failure` names contradicts a success status.

    Args:
        operation: The operation that was called.
        value: The decoded body.
        body: The raw body, which is parsed again only if the type does not know the property.
    """
    if operation.failure is None:
        return False
    name, mark = operation.failure
    found = _property(value, name)
    if found is _ABSENT and name.encode() in body:
        found = _property(parsed_json(body), name)
    return type(found) is type(mark) and found == mark


def parsed_json(body: bytes) -> Any:
    """Any JSON text as plain values; UNSET if it is none.

    The standard parser is tried too: it accepts lone surrogates, huge numbers, a byte-order mark
    and UTF-16, which the native one refuses.
    """
    try:
        return msgspec.json.decode(body)
    except NOT_JSON:
        return _parsed_by_standard_library(body)


def _parsed_by_standard_library(body: bytes) -> Any:
    from json import loads  # here, because it is rarely needed

    try:
        return loads(body)
    except NOT_JSON:
        return UNSET


def _content_for(contents: Mapping[str, Content[Any]], status: int) -> Content[Any] | None:
    """The content for a status, by itself, as "2XX" or as "default" (OpenAPI 3.1 §4.8.16)."""
    for key in (str(status), f"{status // 100}XX", "default"):
        if key in contents:
            return contents[key]
    return None


def decode(content: Content[Any], headers: HeaderMap, body: bytes) -> Decoded:
    """Decode a body of some content. Never raises."""
    if isinstance(content, Json):
        return _decode_json(content, headers, body)
    if isinstance(content, Nothing):
        return Decoded(None)
    if isinstance(content, Binary):
        return Decoded(body)
    if isinstance(content, Text):
        return Decoded(body.decode(charset_of(headers), "replace"))
    return _decode_otherwise(content, headers, body)


def _decode_otherwise(content: Content[Any], headers: HeaderMap, body: bytes) -> Decoded:
    """The value of an array that is a page, of a form, in place of which JSON may come, or of
    content that varies."""
    if isinstance(content, Listed):
        return _decode_listed(content, headers, body)
    from ..describe.events import Events  # here, because they are rarely needed
    from .reading import format_of, is_json

    if isinstance(content, Events):
        return _streamed(content, headers, body)
    content_type = headers.get("content-type", "")
    if isinstance(content, Varying):
        format = format_of(content_type, content.type)
    else:
        format = Json if is_json(content_type) else Form
    if format is Json and not content_type and parsed_json(body) is UNSET:
        format = format_of("application/octet-stream", content.type)
    if format is Json:
        return _decode_json(content, headers, body)
    if format is Binary:
        return Decoded(body)
    text = body.decode(charset_of(headers), "replace")
    return _decode_form(content, text) if format is Form else _fitted(content, text)


def _decode_listed(content: Listed[Any], headers: HeaderMap, body: bytes) -> Decoded:
    decoded = _decode_json(content.array, headers, body)
    items: Any = [] if decoded.value is None else decoded.value
    page = content.type(items=items) if is_list(items) else items
    return Decoded(page, decoded.deviations)


def _streamed(content: Any, headers: HeaderMap, body: bytes) -> Decoded:
    """The items of a stream that was read as a whole."""
    from .items import items_of

    item = Json[Any](content.type, content.media_type, content.is_open)
    return Decoded(items_of(content, body, lambda data: _decode_json(item, headers, data).value))


def _decode_form(content: Content[Any], text: str) -> Decoded:
    from .reading import form_value

    decoded = _fitted(content, form_value(text, content.type))
    if isinstance(decoded.value, Model):
        answers(decoded.value, content.is_open, _read_form_again, content, text)
    return decoded


def _read_form_again(content: Content[Any], text: str) -> tuple[Any, Any]:
    from .reading import form_value

    plain = form_value(text, content.type)
    return _fitted(content, plain).value, plain


def _decode_json(content: Content[Any], headers: HeaderMap, body: bytes) -> Decoded:
    try:
        value = content.decoder.decode(body)
        if content.is_open:
            _keep_extra(value, msgspec.json.decode(body))
        deviations: tuple[Deviation, ...] = ()
    except NOT_JSON:
        decoded = _decode_leniently(content, headers, body)
        value, deviations = decoded.value, decoded.deviations
    if isinstance(value, Model):
        answers(value, content.is_open, _read_again, content, headers, body)
    return Decoded(value, deviations)


def _read_again(content: Content[Any], headers: HeaderMap, body: bytes) -> tuple[Any, Any]:
    parsed = parsed_json(body)
    return decode(content, headers, body).value, {} if parsed is UNSET else parsed


def _keep_extra(value: Any, parsed: Any) -> None:
    from ..values.extras import keep  # here, because it is rarely needed

    keep(value, parsed)


def _decode_leniently(content: Content[Any], headers: HeaderMap, body: bytes) -> Decoded:
    if not body.strip():
        return Decoded(_empty_value(content), (Deviation("empty_body", "", "JSON", "nothing"),))
    parsed = parsed_json(body)
    if parsed is UNSET:
        return Decoded(_as_text(headers, body), (Deviation("not_json", "", "JSON", "other text"),))
    return _fitted_leniently(content, parsed)


def _fitted(content: Content[Any], plain: Any) -> Decoded:
    """Convert a value that is parsed already to the content's type."""
    try:
        value = msgspec.convert(plain, content.type, dec_hook=decode_hook)
        if content.is_open:
            _keep_extra(value, plain)
        return Decoded(value)
    except (msgspec.ValidationError, RecursionError):
        return _fitted_leniently(content, plain)


def _fitted_leniently(content: Content[Any], plain: Any) -> Decoded:
    from ..values.lenient import read_leniently  # here, because it is rarely needed

    try:
        value, findings = read_leniently(content.type, plain)
    except RecursionError:  # the caller's own stack leaves too little room
        return Decoded(plain, (Finding("too_deep", (), "less nesting", plain).as_deviation(),))
    return Decoded(value, tuple(each.as_deviation() for each in findings))


def _empty_value(content: Content[Any]) -> Any:
    """A model with nothing set, so that `result.data` is UNSET and does not fail."""
    cls = content.type
    if not (isinstance(cls, type) and issubclass(cls, msgspec.Struct)):
        return None
    from ..values.lenient import read_leniently

    return read_leniently(cls, {})[0]


def _as_text(headers: HeaderMap, body: bytes) -> str | bytes:
    try:
        return body.decode(charset_of(headers))
    except UnicodeDecodeError:
        return body


def _property(value: Any, wire_name: str) -> Any:
    if isinstance(value, msgspec.Struct):
        attribute = _attribute(type(value), wire_name)
        return getattr(value, attribute) if attribute else _ABSENT
    if is_object(value):
        return value.get(wire_name, _ABSENT)
    return _ABSENT


@lru_cache(maxsize=1024)
def _attribute(cls: type[msgspec.Struct], wire_name: str) -> str | None:
    names = dict(zip(cls.__struct_encode_fields__, cls.__struct_fields__, strict=True))
    return names.get(wire_name)
