"""Values to show: the document's own examples, else values that their schemas allow."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, assert_never, cast

from ....api import types as api
from ....api.unions import arms
from ....document.plain import Plain

_DEEPEST = 6
_FORMATS: Mapping[str, str] = {
    "date-time": "2030-01-01T00:00:00Z",
    "date": "2030-01-01",
    "time": "12:00:00Z",
    "duration": "PT1H",
    "uuid": "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e",
    "uri": "https://example.com",
    "url": "https://example.com",
    "uri-reference": "/example",
    "email": "ada@example.com",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "byte": "Ynl0ZXM=",
}
_SAMPLES = (
    "a", "A", "1", "abc", "ABC", "0a", "a1", "name", "example", "example.com", "https://example.com",
    "2030-01-01", "12:00", "1.0", "1.0.0", "0" * 4, "0" * 8, "0" * 10, "0" * 16, "0" * 24, "0" * 32,
    "0" * 40, "0" * 64, "a" * 4, "a" * 8, "a" * 12, "a" * 16, "a" * 20, "a" * 32, "A" * 8, "A" * 16,
    "+12025550123", "#000000", "#0000ff", "en", "en-US", "EUR", "ada@example.com", "/a", "a/b", "a-b",
    "a_b", "a:b", "192.0.2.1", "192.0.2.0/24",
)  # fmt: skip
"""What many patterns match."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Makes values of types, the same for the same type."""

    definitions: Mapping[api.TypeId, api.Definition]

    def of(self, type: api.Type, name: str, shown: api.Examples = ()) -> Plain:
        """Return a value of a type: the first that the document shows, else one that is made."""
        return shown[0].value if shown else self._made(type, name, 0)

    def _made(self, type: api.Type, name: str, depth: int) -> Any:
        match type:
            case api.Primitive():
                return _scalar(type, name)
            case api.Constant(value):
                return value
            case api.ListOf(item, limits):
                count = limits.min_length or (1 if depth < 3 else 0)
                return [self._made(item, name, depth + 1)] * min(count, 10)
            case api.TupleOf(items):
                return [self._made(item, name, depth + 1) for item in items]
            case api.MapOf(value, limits):
                count = limits.min_length or 0
                return {f"key_{n + 1}": self._made(value, name, depth + 1) for n in range(count)}
            case api.Nullable(of):
                return None if depth >= _DEEPEST else self._made(of, name, depth)
            case api.Either(listed):
                return self._made(listed[0], name, depth)
            case api.Anything():
                return name
            case api.Ref(id):
                return self._defined(self.definitions[id], name, depth)
            case _:
                assert_never(type)

    def _defined(self, definition: api.Definition, name: str, depth: int) -> Any:
        match definition:
            case api.Enum():
                return definition.members[0].value
            case api.Alias():
                return self._made(definition.of, name, depth + 1)
            case api.Record():
                return self._record(definition, depth)
            case api.Union() if definition.recursive and depth > _DEEPEST:
                return _least(definition.arms)
            case api.Union():
                chosen = arms(definition, self.definitions)[0]
                made = self._made(chosen.type, name, depth + 1)
                tags = {wire: values[0] for wire, values in chosen.tags if values}
                return {**cast("dict[str, Any]", made), **tags} if isinstance(made, dict) else made
            case _:
                assert_never(definition)

    def _record(self, record: api.Record, depth: int) -> dict[str, Any]:
        """Return the members that it must have, and near the top those that it may have as well."""
        return {
            each.wire: (
                each.examples[0].value
                if each.examples
                else self._made(each.type, each.wire, depth + 1)
            )
            for each in record.fields
            if each.required or depth < 2
        }


def _least(arms: tuple[api.Type, ...]) -> Plain:
    """Return a value to end with, of what contains itself: without anything in it, if there is one."""
    for arm in arms:
        if isinstance(arm, (api.Primitive, api.Constant)):
            return _scalar(arm, "") if isinstance(arm, api.Primitive) else arm.value
    return {} if isinstance(arms[0], api.MapOf) else []


def _scalar(type: api.Primitive, name: str) -> Plain:
    limits = type.constraints
    match type.kind:
        case api.PrimitiveKind.STRING:
            return _text(type, name)
        case api.PrimitiveKind.INTEGER | api.PrimitiveKind.NUMBER:
            return _number(limits, whole=type.kind is api.PrimitiveKind.INTEGER)
        case api.PrimitiveKind.BOOLEAN:
            return True
        case api.PrimitiveKind.BINARY:
            return "bytes"
        case api.PrimitiveKind.NULL:
            return None
        case _:
            assert_never(type.kind)


def _text(type: api.Primitive, name: str) -> str:
    limits = type.constraints
    least, most = limits.min_length or 0, limits.max_length
    if known := _FORMATS.get(type.format):
        return known
    candidates = (name, *_SAMPLES) if limits.pattern else (name,)
    for text in candidates:
        fitted = text.ljust(least, "a")[:most]
        if not limits.pattern or _matches(limits.pattern, fitted):
            return fitted
    return name


def _matches(pattern: str, text: str) -> bool:
    try:
        return re.search(pattern, text) is not None
    except re.error:
        return False


def _number(limits: api.Constraints, *, whole: bool) -> int | float:
    step = limits.multiple_of or 1
    low, above = limits.minimum, limits.exclusive_minimum
    high, below = limits.maximum, limits.exclusive_maximum
    number: int | float = 1
    if low is not None and number < low:
        number = low
    if above is not None and number <= above:
        number = above + 1
    if high is not None and number > high:
        number = high
    if below is not None and number >= below:
        number = below - 1
    if limits.multiple_of:
        number = -(-number // step) * step
    return int(number) if whole else number
