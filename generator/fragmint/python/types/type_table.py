"""The type table: what each scalar of the document is in Python.

A row says what a model stores and what a caller may pass. All conversions are the decoder's own,
so a row needs none. Strings whose format has no row stay strings: a `uri` keeps every character
that the server sent, a `uuid` needs no object.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import LiteralString

from ...api.types import PrimitiveKind as Kind
from ..text.imports import Import, runtime


@dataclass(frozen=True, slots=True)
class PythonType:
    """A row: what is stored, any of what is accepted, and their imports."""

    stored: LiteralString
    accepted: tuple[LiteralString, ...]
    imports: tuple[Import, ...] = ()


_DATETIME = (Import("datetime", alias="dt"),)

_BODY = (runtime("values", "UploadableBody"),)
_FILE = (runtime("values", "Uploadable"),)

PYTHON_TYPES: Mapping[tuple[Kind, str], PythonType] = {
    (Kind.STRING, ""): PythonType("str", ("str",)),
    (Kind.STRING, "date-time"): PythonType("dt.datetime", ("dt.datetime", "str"), _DATETIME),
    (Kind.STRING, "date"): PythonType("dt.date", ("dt.date", "str"), _DATETIME),
    (Kind.STRING, "byte"): PythonType("bytes", ("bytes",)),
    (Kind.INTEGER, ""): PythonType("int", ("int",)),
    (Kind.NUMBER, ""): PythonType("float", ("float",)),
    (Kind.BOOLEAN, ""): PythonType("bool", ("bool",)),
    (Kind.BINARY, ""): PythonType("bytes", ("bytes",)),
    (Kind.BINARY, "content"): PythonType("bytes", ("UploadableBody",), _BODY),
    (Kind.BINARY, "upload"): PythonType("Uploadable", ("Uploadable",), _FILE),
    (Kind.NULL, ""): PythonType("None", ("None",)),
}

_NUMBER_LIMITS: Mapping[str, LiteralString] = {
    "minimum": "ge",
    "exclusive_minimum": "gt",
    "maximum": "le",
    "exclusive_maximum": "lt",
}
_LENGTH_LIMITS: Mapping[str, LiteralString] = {
    "min_length": "min_length",
    "max_length": "max_length",
}

METADATA: Mapping[str, Mapping[str, LiteralString]] = {
    "int": {**_NUMBER_LIMITS, "multiple_of": "multiple_of"},
    "float": _NUMBER_LIMITS,
    "str": {**_LENGTH_LIMITS, "pattern": "pattern"},
    "list": _LENGTH_LIMITS,
    "dict": _LENGTH_LIMITS,
}
"""Which limits the decoder checks on which Python type, and under which name.

A `multiple_of` on floats is left to the server: binary fractions make it wrong more often than
right (0.3 is no multiple of 0.1).
"""
