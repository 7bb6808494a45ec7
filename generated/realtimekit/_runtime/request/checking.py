"""Checking a call against the API's description before anything is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from ..describe.content import Content, Form, Json
from ..values.deviations import Finding, Path, path_text
from ..values.enums import OpenEnum, OpenIntEnum
from ..values.kinds import is_list, is_mapping, is_tuple, kind_of
from ..values.unions import decode_hook
from .texts import as_object

_SHOWN = 60


def problems_of_body(content: Content[Any], encoded: bytes, value: Any) -> list[str]:
    """What a body breaks of its type, in words; ``encoded`` is ``value`` as it will be sent.

    Values of secret fields are not shown.
    """
    if isinstance(content, Json):
        try:
            content.decoder.decode(encoded)
        except (msgspec.MsgspecError, RecursionError):
            return _problems(content.type, msgspec.json.decode(encoded), value)
    elif isinstance(content, Form):
        fields = as_object(value)
        return _problems(content.type, msgspec.to_builtins(fields), value)
    return []


def problems_of_parameters(
    constraints: type[msgspec.Struct],
    values: Mapping[str, object],
    secrets: frozenset[str] = frozenset(),
) -> list[str]:
    """What path, query, header and cookie parameters break of their constraints, in words.

    ``values`` holds those that are to be sent, by wire name; those in ``secrets`` are not shown.
    """
    try:
        msgspec.convert(values, constraints, dec_hook=decode_hook)
    except msgspec.ValidationError:
        return _problems(constraints, msgspec.to_builtins(values), values, secrets)
    return []


def _problems(
    annotation: Any, plain: Any, original: Any, secrets: frozenset[str] = frozenset()
) -> list[str]:
    from ..values.lenient import read_leniently  # here, because it is rarely needed

    _, findings = read_leniently(annotation, plain, lambda path: _value_at(original, path))
    return [_in_words(each, secrets) for each in findings if not _is_deliberate(each, original)]


def _is_deliberate(finding: Finding, original: Any) -> bool:
    """Whether an unlisted enum value was made as such by the caller, as in ``Codec("NEW")``."""
    if finding.kind != "unknown_value":
        return False
    value = _value_at(original, finding.path)
    return isinstance(value, (OpenEnum, OpenIntEnum)) and not value.is_known


def _value_at(value: Any, path: Path) -> Any:
    for step in path:
        if is_mapping(value):
            value = value.get(step)
        elif isinstance(value, msgspec.Struct):
            names = dict(zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True))
            value = getattr(value, names.get(str(step), ""), None)
        elif isinstance(step, int) and (is_list(value) or is_tuple(value)):
            value = value[step]
        else:
            return None
    return value


def _in_words(finding: Finding, secrets: frozenset[str]) -> str:
    place = path_text(finding.path) or "body"
    if finding.kind == "missing":
        return f"{place}: is required"
    if finding.kind == "unknown_variant":
        return f"{place}: expected {finding.expected}, and fits none of them"
    if finding.is_secret or not secrets.isdisjoint(finding.path[:1]):
        return f"{place}: expected {finding.expected}, got another {kind_of(finding.value)}"
    shown = repr(finding.value)
    if len(shown) > _SHOWN:
        shown = f"{shown[:_SHOWN]}…"
    return f"{place}: expected {finding.expected}, got {shown}"
