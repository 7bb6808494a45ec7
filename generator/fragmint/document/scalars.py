"""What a plain YAML scalar means, by the core schema of YAML 1.2 (§10.3.2).

PyYAML's own resolver is YAML 1.1, where `NO` is false, `012` is ten, `1:30` is ninety and
`2024-01-01` is a date; here they are the string, the number twelve, and two strings.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable

from .node import ScalarValue

CORE_TAG = "tag:yaml.org,2002:"
"""What `!!` stands for: `!!str` is `tag:yaml.org,2002:str`."""

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


_DIGITS = 400
"""More than any number has that a float can hold: 1.8e308 has 309, in octal 342."""


class OutOfRange(Exception):
    """Raised for a number that no 64-bit float can hold, which is as far as JSON can be relied on (RFC 8259 §6)."""


def is_null(text: str) -> bool:
    """Tell whether a plain scalar means null."""
    return _NULL.fullmatch(text) is not None


def resolve_plain(text: str) -> ScalarValue:
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
    number = _number(text)
    return text if number is None else number


def resolve_tagged(text: str, tag: str) -> ScalarValue:
    """Return the value of a scalar with one of the core schema's tags (`int` for `!!int`).

    Raises KeyError for another tag, ValueError for a text that is none of the tag's values, and
    `OutOfRange` as `resolve_plain` does.
    """
    return _TAGGED[tag](text)


def _number(text: str) -> int | float | None:
    if _DECIMAL.fullmatch(text):
        return finite_integer(text)
    if _OCTAL.fullmatch(text):
        return finite_integer(text[2:], 8)
    if _HEXADECIMAL.fullmatch(text):
        return finite_integer(text[2:], 16)
    if _INFINITY.fullmatch(text):
        return -math.inf if text[0] == "-" else math.inf
    if _NOT_A_NUMBER.fullmatch(text):
        return math.nan
    return finite_float(text) if _FLOAT.fullmatch(text) else None


def finite_integer(digits: str, base: int = 10) -> int:
    """Return the number that `digits` write.

    Raises:
        OutOfRange: A float of this number would be infinite.
    """
    # Python converts no more than 4300 digits, leading zeros included.
    sign = "-" if digits.startswith("-") else ""
    significant = digits.lstrip("+-").lstrip("0")
    if len(significant) > _DIGITS:
        raise OutOfRange
    number = int(f"{sign}{significant or 0}", base)
    if abs(number) > sys.float_info.max:
        raise OutOfRange
    return number


def finite_float(text: str) -> float:
    """Return the number that `text` writes.

    Raises:
        OutOfRange: A float of this number would be infinite.
    """
    value = float(text)
    if math.isinf(value):
        raise OutOfRange
    return value


def _as_string(text: str) -> ScalarValue:
    return text


def _as_null(text: str) -> ScalarValue:
    return _only(resolve_plain(text), text, type(None))


def _as_bool(text: str) -> ScalarValue:
    return _only(resolve_plain(text), text, bool)


def _as_int(text: str) -> ScalarValue:
    return _only(_number(text), text, int)


def _as_float(text: str) -> ScalarValue:
    value = _number(text)
    if isinstance(value, int):
        return finite_float(text) if _DECIMAL.fullmatch(text) else float(value)
    return _only(value, text, float)


def _only(value: ScalarValue, text: str, expected: type[object]) -> ScalarValue:
    if not isinstance(value, expected):
        raise ValueError(text)
    return value


_TAGGED: dict[str, Callable[[str], ScalarValue]] = {
    "str": _as_string,
    "null": _as_null,
    "bool": _as_bool,
    "int": _as_int,
    "float": _as_float,
}
