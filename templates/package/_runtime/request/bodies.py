"""Encoding of request bodies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_plus

import msgspec

from ..describe.content import Binary, Content, Form, Json, Style, Text
from ..values.kinds import is_bytes, is_iterable, is_mapping, is_object
from ..values.models import UNSET, with_extra
from .texts import FORM, JSON, RESERVED, as_array, as_object, as_text, named_parts

if TYPE_CHECKING:
    from ..values.sending import StreamedBody


def merged_body(body: Any, extra: Mapping[str, object] | None) -> Any:
    """The body to send: without properties that are UNSET, and with those of `extra`.

    Raises:
        ValueError: `extra` has properties, but the body is not an object.
    """
    if is_object(body):
        kept = {name: value for name, value in body.items() if value is not UNSET}
        return {**kept, **extra} if extra else kept
    if not extra:
        return body
    properties = {} if body is UNSET else as_object(body)
    if properties is None:
        raise ValueError("extra_body: can only extend a body that is an object")
    return {**properties, **extra}


def encode_body(content: Content[Any], value: Any) -> bytes | StreamedBody:
    """Encode a body in its media type; what is not in memory is read while it is sent.

    Raises:
        ValueError: The media type can't hold the value.
    """
    if isinstance(content, Json):
        return _encode_json(with_extra(value) if content.is_open else value)
    if isinstance(content, Form):
        return _encode_form(with_extra(value) if content.is_open else value, content.styles)
    if isinstance(content, Text):
        return as_text("body", value).encode()
    if isinstance(content, Binary):
        return _as_bytes(value, content.media_type)
    from ..describe.encoding import Multipart  # here, as most clients send none
    from .multipart import encode_multipart

    if isinstance(content, Multipart):
        return encode_multipart(content, value)
    raise ValueError("body: this operation takes no body")


def _encode_json(value: Any) -> bytes:
    try:
        return msgspec.json.encode(value, enc_hook=_encode_unusual)
    except TypeError:
        # Rare: UNSET inside a dict of the caller, or a value of a type that JSON does not have.
        return _encode_without_unset(value)
    except UnicodeEncodeError:
        raise ValueError("body: text can't contain lone surrogates (U+D800 to U+DFFF)") from None


def _encode_without_unset(value: Any) -> bytes:
    try:
        return msgspec.json.encode(_without_unset(value), enc_hook=_encode_unusual)
    except TypeError as error:
        raise ValueError(f"body: {error}") from None


def _without_unset(value: Any) -> Any:
    if is_mapping(value):
        return {key: _without_unset(item) for key, item in value.items() if item is not UNSET}
    items = as_array(value)
    return value if items is None else [_without_unset(item) for item in items]


def _encode_unusual(value: Any) -> Any:
    """The `enc_hook` of msgspec: other mappings than dicts, and other iterables than lists."""
    if is_mapping(value):
        return dict(value)
    if is_iterable(value):
        return list(value)
    raise TypeError(f"a value of type {type(value).__name__} can't be sent")


def _encode_form(value: Any, styles: Mapping[str, Style]) -> bytes:
    """Encode the fields in order, each in its style. A field that is None is left out.

    Without a style, arrays repeat their name and objects are JSON (OpenAPI 3.1 §4.8.15.1.2).
    """
    fields = {} if value is None else as_object(value)
    if fields is None:
        raise ValueError(f"body: expected an object, got {type(value).__name__}")
    pairs: list[str] = []
    for name, field in fields.items():
        style = styles.get(name, JSON if as_object(field) is not None else FORM)
        encode = _quoted_but_reserved if style.reserved else _quoted
        pairs.extend(f"{key}={text}" for key, text in named_parts(name, field, style, encode))
    return "&".join(pairs).encode()


def _quoted(_: str, text: str) -> str:
    return quote_plus(text)


def _quoted_but_reserved(_: str, text: str) -> str:
    return quote_plus(text, safe=RESERVED)


def _as_bytes(value: Any, media_type: str) -> bytes | StreamedBody:
    if isinstance(value, str):
        return value.encode()
    if is_bytes(value):
        return bytes(value)
    from .multipart import encode_upload  # here, as most bodies are in memory

    return encode_upload(value, media_type)
