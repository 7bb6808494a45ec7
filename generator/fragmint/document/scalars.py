"""What a plain YAML scalar means, by the core schema of YAML 1.2 (§10.3.2).

PyYAML's own resolver is YAML 1.1, where ``NO`` is false, ``012`` is ten, ``1:30`` is ninety and
``2024-01-01`` is a date; here they are the string, the number twelve, and two strings.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from .limits import Limits
from .node import ScalarValue

CORE_TAG = "tag:yaml.org,2002:"
"""What ``!!`` stands for: ``!!str`` is ``tag:yaml.org,2002:str``."""

_NULL = re.compile(r"null|Null|NULL|~|")
_TRUE = re.compile(r"true|True|TRUE")
_FALSE = re.compile(r"false|False|FALSE")
_DECIMAL = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_INFINITY = re.compile(r"[-+]?\.(?:inf|Inf|INF)")
_NOT_A_NUMBER = re.compile(r"\.(?:nan|NaN|NAN)")

# The first characters that anything but a string can have: most scalars are decided by this alone.
_NOT_A_STRING = frozenset("nN~tTfF-+.0123456789")


@dataclass(frozen=True, slots=True)
class OutOfRange(Exception):
    """Raised for a number that can't be handled; `too_long`: by its digits, else by its size."""

    too_long: bool


def is_null(text: str) -> bool:
    """Tell whether a plain scalar means null."""
    return _NULL.fullmatch(text) is not None


def resolve_plain(text: str, limits: Limits) -> ScalarValue:
    """Return the value of a plain (unquoted) scalar.

    Raises `OutOfRange` for a number that is too long or too large.
    """
    if text and text[0] not in _NOT_A_STRING:
        return text
    if _NULL.fullmatch(text):
        return None
    if _TRUE.fullmatch(text):
        return True
    if _FALSE.fullmatch(text):
        return False
    number = _number(text, limits)
    return text if number is None else number


def resolve_tagged(text: str, tag: str, limits: Limits) -> ScalarValue:
    """Return the value of a scalar with one of the core schema's tags (``int`` for ``!!int``).

    Raises KeyError for another tag, ValueError for a text that is none of the tag's values, and
    `OutOfRange` as `resolve_plain` does.
    """
    return _TAGGED[tag](text, limits)


def _number(text: str, limits: Limits) -> int | float | None:
    if _DECIMAL.fullmatch(text):
        return _integer(text, 10, limits)
    if _OCTAL.fullmatch(text):
        return _integer(text[2:], 8, limits)
    if _HEXADECIMAL.fullmatch(text):
        return _integer(text[2:], 16, limits)
    if _INFINITY.fullmatch(text):
        return -math.inf if text[0] == "-" else math.inf
    if _NOT_A_NUMBER.fullmatch(text):
        return math.nan
    return finite_float(text) if _FLOAT.fullmatch(text) else None


def _integer(digits: str, base: int, limits: Limits) -> int:
    # A hexadecimal digit is worth 1.2 decimal ones, and the number will be written in decimal again.
    if len(digits) > (limits.digits if base != 16 else limits.digits * 4 // 5):
        raise OutOfRange(too_long=True)
    return int(digits, base)


def finite_float(text: str) -> float:
    """Return the number that `text` writes; raises `OutOfRange` where a float would be infinite."""
    value = float(text)
    if math.isinf(value):
        raise OutOfRange(too_long=False)
    return value


def _as_string(text: str, _: Limits) -> ScalarValue:
    return text


def _as_null(text: str, limits: Limits) -> ScalarValue:
    return _only(resolve_plain(text, limits), text, type(None))


def _as_bool(text: str, limits: Limits) -> ScalarValue:
    return _only(resolve_plain(text, limits), text, bool)


def _as_int(text: str, limits: Limits) -> ScalarValue:
    return _only(_number(text, limits), text, int)


def _as_float(text: str, limits: Limits) -> ScalarValue:
    value = _number(text, limits)
    if isinstance(value, int):
        return finite_float(text) if _DECIMAL.fullmatch(text) else float(value)
    return _only(value, text, float)


def _only(value: ScalarValue, text: str, expected: type[object]) -> ScalarValue:
    if not isinstance(value, expected):
        raise ValueError(text)
    return value


_TAGGED: dict[str, Callable[[str, Limits], ScalarValue]] = {
    "str": _as_string,
    "null": _as_null,
    "bool": _as_bool,
    "int": _as_int,
    "float": _as_float,
}
