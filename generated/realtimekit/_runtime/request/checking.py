"""Validation of a call's arguments against the API's description."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec

from ..describe.content import Content, Form, Json
from ..values.deviations import Finding, Path, path_text
from ..values.enums import OpenEnum, OpenIntEnum
from ..values.kinds import is_list, is_mapping, is_object, kind_of
from ..values.models import UnsetType
from ..values.unions import decode_hook
from .texts import as_object

_SHOWN = 60


def problems_of_body(content: Content[Any], encoded: bytes, value: Any) -> list[str]:
    """Where a body does not match its type, one line for each place.

    Args:
        content: The content of the operation's body.
        encoded: The body as it will be sent.
        value: The body as the caller gave it. Values of secret fields are not shown.
    """
    if isinstance(content, Json):
        try:
            decoded = content.decoder.decode(encoded)
            if content.is_open:
                from ..values.extras import keep  # here, because it is rarely needed

                keep(decoded, msgspec.json.decode(encoded))
        except (msgspec.MsgspecError, RecursionError):
            return _problems(content.type, msgspec.json.decode(encoded), value)
        if _WITHOUT_OFFSET.search(encoded):
            places = dict.fromkeys((*_naive_times(decoded, ()), *_naive_times(value, ())))
            return [
                f"{path_text(each)}: expected a time with a time zone, got a naive one"
                for each in places
            ]
    elif isinstance(content, Form):
        fields = as_object(value)
        return _problems(content.type, msgspec.to_builtins(fields), value)
    return []


def problems_of_parts(content: Content[Any], plain: Mapping[str, Any], value: Any) -> list[str]:
    """Where a body of parts does not match its type, one line for each place.

    Args:
        content: The content of the operation's body.
        plain: The properties as JSON would have them.
        value: The body as the caller gave it.
    """
    if content.type is Any:
        return []
    return _problems(content.type, plain, value)


def holds_objects(value: Any) -> bool:
    """Whether there are objects in the arguments of a call, or where a body is itself one."""
    members = value.values() if is_object(value) else (value,)
    return any(not isinstance(each, _PLAIN) for each in members)


_PLAIN = (str, int, float, bool, UnsetType, type(None), bytes, datetime)

_WITHOUT_OFFSET = re.compile(rb'T\d\d:\d\d:\d\d(?:\.\d+)?"')
"""What may be a date-time without an offset, which RFC 3339 §5.6 requires. Text can look like one."""


def _naive_times(value: Any, path: Path) -> Iterator[Path]:
    if isinstance(value, datetime):
        if value.tzinfo is None:
            yield path
    elif isinstance(value, msgspec.Struct):
        names = zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True)
        for wire, name in names:
            yield from _naive_times(getattr(value, name), (*path, wire))
    elif is_mapping(value):
        for key, member in value.items():
            yield from _naive_times(member, (*path, str(key)))
    elif is_list(value):
        for at, item in enumerate(value):
            yield from _naive_times(item, (*path, at))


def problems_of_parameters(
    constraints: type[msgspec.Struct],
    values: Mapping[str, object],
    secrets: frozenset[str] = frozenset(),
) -> list[str]:
    """Where parameters do not match their constraints, one line for each place.

    Args:
        constraints: A Struct with the constraints of all parameters, by wire name.
        values: The parameters that will be sent, by wire name.
        secrets: The wire names of parameters whose values are not shown.
    """
    try:
        msgspec.convert(values, constraints, dec_hook=decode_hook)
    except msgspec.ValidationError:
        return _problems(constraints, msgspec.to_builtins(values), values, secrets)
    return []


def _problems(
    annotation: Any, plain: Any, original: Any, secrets: frozenset[str] = frozenset()
) -> list[str]:
    from ..values.lenient import read_leniently  # imported here because it is rarely needed

    _, findings = read_leniently(annotation, plain, lambda path: _value_at(original, path))
    return [
        _in_words(each, secrets)
        for each in findings
        if not (_is_deliberate(each, original) or _is_leap_second(each))
    ]


def _is_leap_second(finding: Finding) -> bool:
    """Whether a text is a date-time whose second is 60 (RFC 3339 §5.7), which `datetime` does not have."""
    value = finding.value
    parts = _LEAP_SECOND.fullmatch(value) if isinstance(value, str) else None
    if parts is None or finding.kind != "malformed":
        return False
    try:
        msgspec.convert(f"{parts[1]}59{parts[2]}", datetime)
    except msgspec.ValidationError:
        return False
    return True


_LEAP_SECOND = re.compile(r"(.*[Tt]\d\d:59:)60((?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d))")


def _is_deliberate(finding: Finding, original: Any) -> bool:
    """Whether the caller made an unlisted enum value on purpose, as in `Codec("NEW")`."""
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
        elif isinstance(step, int) and is_list(value):
            value = value[step]
        else:
            return None
    return value


def _in_words(finding: Finding, secrets: frozenset[str]) -> str:
    place = path_text(finding.path) or "body"
    if finding.kind == "missing":
        return f"{place}: missing, but required"
    if finding.kind == "unknown_variant":
        return f"{place}: expected {finding.expected}, but the value matches none of them"
    if finding.is_secret or not secrets.isdisjoint(finding.path[:1]):
        return f"{place}: expected {finding.expected}, got {_unshown(finding.value)}"
    shown = repr(finding.value)
    if len(shown) > _SHOWN:
        shown = f"{shown[:_SHOWN]}…"
    return f"{place}: expected {finding.expected}, got {shown}"


def _unshown(value: object) -> str:
    kind = kind_of(value)
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind} that is not shown"
