"""Forms: what has fields, and how each is written (OpenAPI 3.1 §4.8.15)."""

from __future__ import annotations

from ...api import types as api
from ...api.model import Style
from ...api.styles import JSON, STYLES, explodes
from ...findings.text import shown
from ...openapi.model.operation import Encoding, MediaType
from ..problems import NAME_LIMIT
from ..schemas.lowering import Lowering
from .media_types import is_json

Styles = tuple[tuple[str, Style], ...]
"""By name, the fields that aren't written in the usual way."""


def form_styles(lowering: Lowering, media: MediaType) -> Styles:
    """Return the styles that a form's `encoding` asks for.

    For example: `{metadata: {style: deepObject}, ids: {explode: false}}`. A style that is named takes
    the place of a content type; where nothing is said, lists repeat their name and objects are JSON.
    """
    styles = ((each.property_name, _form_style(lowering, each)) for each in media.encoding)
    return tuple((name, style) for name, style in styles if style is not None)


def asked_style(lowering: Lowering, encoding: Encoding) -> Style | None:
    """Return the style that `encoding` names, with what it says beside it; None where it says nothing."""
    asks = (encoding.style, encoding.explode, encoding.allow_reserved)
    if all(each is None for each in asks):
        return None
    style = encoding.style or STYLES["query"][0]
    if style not in STYLES["query"]:
        _refuse(lowering, encoding, f"the style '{shown(style)}'")
    explode = explodes(style) if encoding.explode is None else encoding.explode
    return Style(style, explode, bool(encoding.allow_reserved))


def _form_style(lowering: Lowering, encoding: Encoding) -> Style | None:
    style = asked_style(lowering, encoding)
    if style is not None:
        return style
    if encoding.content_type is None or encoding.content_type.startswith("text/plain"):
        return None
    if not is_json(encoding.content_type):
        _refuse(lowering, encoding, f"the media type '{shown(encoding.content_type)}'")
    return Style(JSON, False)


def _refuse(lowering: Lowering, encoding: Encoding, what: str) -> None:
    name = shown(encoding.property_name, NAME_LIMIT)
    message = f"{what} is not supported for fields of forms: '{name}'"
    hint = "remove it from `encoding`"
    lowering.problems.error("unsupported-parameter", message, encoding.origin, hint)


def with_fields(lowering: Lowering, type: api.Type, media: MediaType) -> api.Type:
    """Return the type of a form, any fields where its schema has none: nothing else can be sent as one.

    For example: `{type: array, items: {type: string}}` (WHATWG URL §5).
    """
    if _has_fields(lowering, type, frozenset()):
        return type
    message = "the schema of a form is not an object, so the method takes any fields"
    hint = "describe the value as a property of an object, or send it as JSON"
    lowering.problems.note("formless-body", message, media.origin, hint)
    return api.MapOf(api.Anything())


def _has_fields(lowering: Lowering, type: api.Type, met: frozenset[api.TypeId]) -> bool:
    match type:
        case api.Nullable():
            return _has_fields(lowering, type.of, met)
        case api.Either():
            return all(_has_fields(lowering, arm, met) for arm in type.arms)
        case api.Ref() if type.id not in met:
            definition = lowering.definitions.get(type.id)
            if isinstance(definition, api.Alias):
                return _has_fields(lowering, definition.of, met | {type.id})
            return not isinstance(definition, api.Enum)
        case _:
            return isinstance(type, (api.Ref, api.MapOf, api.Anything))
