"""Reading JSON that deviates from its type.

The native decoder stops at the first value that deviates. This reader is slower and runs after it:
it builds what it can, keeps each other value as it came, and notes it as a finding.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any, Final, TypeAlias

import msgspec
from msgspec import inspect

from .construction import as_given
from .deviations import DeviationKind, Finding, Path
from .expectations import class_of, describe, fits, meets_limits
from .kinds import INTEGER, NUMBER, info_of, is_list, is_object, kind_of, kinds_of
from .models import UNSET, OpenModel, UnreadObject
from .unions import Arm, OneOf, choose

MAX_DEPTH: Final = 100
"""What is nested deeper is kept as it came."""


class _Place(msgspec.Struct, frozen=True):
    """Where the reader is in the document, and whether it is inside of a secret."""

    path: Path
    is_secret: bool

    def inner(self, step: str | int, is_secret: bool = False) -> _Place:
        return _Place((*self.path, step), self.is_secret or is_secret)


def read_leniently(
    annotation: Any, value: Any, given: Callable[[Path], object] | None = None
) -> tuple[Any, list[Finding]]:
    """Build a value of a type from any parsed JSON.

    Args:
        annotation: The type.
        value: The parsed JSON.
        given: Finds what a caller has passed at a place. An object is of its own class there,
            whichever arm of a union its JSON looks like.

    Returns:
        The value and the findings. There may be none: 60.0 is an integer in JSON Schema, but not
        for the native decoder.
    """
    findings: list[Finding] = []
    return _Reader(findings, given).read(info_of(annotation), value, _Place((), False)), findings


def read_again(cls: Any, plain: Any) -> tuple[Any, Any]:
    """A model from plain values, and these. See `models.Answered`."""
    return read_leniently(cls, plain)[0], plain


class _Reader:
    """One walk over one document. `_READERS` has the method for each type."""

    __slots__ = ("_findings", "_given")

    def __init__(self, findings: list[Finding], given: Callable[[Path], object] | None) -> None:
        self._findings = findings
        self._given = given

    def read(self, info: inspect.Type, value: Any, place: _Place) -> Any:
        """Read a value as a type."""
        if len(place.path) > MAX_DEPTH:
            return self._odd("too_deep", info, value, place)
        read: _Method = _READERS.get(type(info), _Reader.read_scalar)
        return read(self, info, value, place)

    def _odd(self, kind: DeviationKind, info: inspect.Type, value: Any, place: _Place) -> Any:
        """Note a finding and keep the value."""
        self._findings.append(Finding(kind, place.path, describe(info), value, place.is_secret))
        return UnreadObject(value) if is_object(value) else value

    def _within_limits(self, info: inspect.Type, value: Any, place: _Place) -> Any:
        if not meets_limits(info, value):
            self._odd("out_of_range", info, value, place)
        return value

    def read_metadata(self, info: inspect.Metadata, value: Any, place: _Place) -> Any:
        return self.read(info.type, value, place)

    def read_any(self, _: inspect.Type, value: Any, __: _Place) -> Any:
        return value

    def read_struct(self, info: inspect.StructType, value: Any, place: _Place) -> Any:
        if not is_object(value):
            return self._odd("wrong_type", info, value, place)
        secrets: frozenset[str] = getattr(info.cls, "__secrets__", frozenset())
        values: dict[str, Any] = {}
        for field in info.fields:
            inner = place.inner(field.encode_name, field.name in secrets)
            if field.encode_name in value:
                values[field.name] = self.read(field.type, value[field.encode_name], inner)
            elif field.required:
                self._odd("missing", field.type, None, inner)
                values[field.name] = UNSET
        made = as_given(info.cls, values)
        if isinstance(made, OpenModel):
            self._read_extra(made, value, place)
        return made

    def _read_extra(self, model: OpenModel, value: dict[str, Any], place: _Place) -> None:
        from .extras import extra_type  # here, because it is rarely needed

        of = info_of(extra_type(type(model)))
        is_secret = "model_extra" in model.__secrets__
        for name, member in value.items():
            if name not in model.__struct_encode_fields__:
                inner = place.inner(name, is_secret)
                model.model_extra[name] = self.read(of, member, inner)

    def read_dict(self, info: inspect.DictType, value: Any, place: _Place) -> Any:
        if not is_object(value):
            return self._odd("wrong_type", info, value, place)
        self._within_limits(info, value, place)
        return {
            self.read(info.key_type, key, place.inner(key)): self.read(
                info.value_type, item, place.inner(key)
            )
            for key, item in value.items()
        }

    def read_list(self, info: inspect.ListType, value: Any, place: _Place) -> Any:
        if not is_list(value):
            return self._odd("wrong_type", info, value, place)
        self._within_limits(info, value, place)
        return [self.read(info.item_type, item, place.inner(i)) for i, item in enumerate(value)]

    def read_tuple(self, info: inspect.TupleType, value: Any, place: _Place) -> Any:
        if not is_list(value):
            return self._odd("wrong_type", info, value, place)
        if not meets_limits(info, value):
            return self._odd("out_of_range", info, value, place)
        items = enumerate(zip(info.item_types, value, strict=True))
        return tuple(self.read(of, item, place.inner(at)) for at, (of, item) in items)

    def read_literal(self, info: inspect.LiteralType, value: Any, place: _Place) -> Any:
        # True == 1 in Python, but not in JSON.
        for each in info.values:
            if value == each and kind_of(value) == kind_of(each):
                return each
        return self._odd("unknown_value", info, value, place)

    def read_class(
        self, info: inspect.CustomType | inspect.EnumType, value: Any, place: _Place
    ) -> Any:
        cls: Any = info.cls
        if isinstance(cls, OneOf):
            return self.read_one_of(info, cls, value, place)
        if issubclass(cls, Enum):
            return self.read_enum(info, cls, value, place)
        return value if cls is object else self.read_scalar(info, value, place)

    def read_enum(self, info: inspect.Type, cls: Any, value: Any, place: _Place) -> Any:
        if kind_of(value) not in kinds_of(info):
            return self._odd("wrong_type", info, value, place)
        value = _whole(value)
        if value in cls._value2member_map_:
            return cls(value)
        self._odd("unknown_value", info, value, place)
        try:
            return cls(value)  # an open enum makes an unlisted member of it
        except ValueError:
            return value

    def read_one_of(self, info: inspect.Type, union: OneOf, value: Any, place: _Place) -> Any:
        chosen = self._own_arm(union, place) or choose(union.arms, value)
        if chosen is not None:
            return self.read(info_of(chosen.type), value, place)
        return self._odd(_kind_of_misfit(info, value, "unknown_variant"), info, value, place)

    def _own_arm(self, union: OneOf, place: _Place) -> Arm | None:
        """The arm whose class the caller's object has."""
        if self._given is None:
            return None
        cls = type(self._given(place.path))
        return next((each for each in union.arms if each.type is cls), None)

    def read_union(self, info: inspect.UnionType, value: Any, place: _Place) -> Any:
        arms = [each for each in info.types if kind_of(value) in kinds_of(each)]
        if len(arms) > 1:
            arms = _tagged(arms, value) or [each for each in arms if fits(each, value)]
        if arms:
            return self.read(arms[0], value, place)
        return self._odd(_kind_of_misfit(info, value, "unknown_variant"), info, value, place)

    def read_int(self, info: inspect.IntType, value: Any, place: _Place) -> Any:
        if kind_of(value) != INTEGER:
            return self._odd("wrong_type", info, value, place)
        return self._within_limits(info, _whole(value), place)

    def read_float(self, info: inspect.FloatType, value: Any, place: _Place) -> Any:
        if kind_of(value) not in (NUMBER, INTEGER):
            return self._odd("wrong_type", info, value, place)
        self._within_limits(info, value, place)
        try:
            return float(value)
        except OverflowError:  # an integer that no float can hold
            return self._odd("out_of_range", info, value, place)

    def read_str(self, info: inspect.StrType, value: Any, place: _Place) -> Any:
        if not isinstance(value, str):
            return self._odd("wrong_type", info, value, place)
        return self._within_limits(info, value, place)

    def read_scalar(self, info: inspect.Type, value: Any, place: _Place) -> Any:
        """Read booleans, null, times, UUIDs and the like by the native converter."""
        try:
            return msgspec.convert(value, class_of(info))
        except (msgspec.ValidationError, NotImplementedError, ValueError):
            # ValueError: a time, say, that is a lone surrogate.
            return self._odd(_kind_of_misfit(info, value, "malformed"), info, value, place)


_Method: TypeAlias = Callable[[_Reader, Any, Any, _Place], Any]

_READERS: dict[type[inspect.Type], _Method] = {
    inspect.Metadata: _Reader.read_metadata,
    inspect.AnyType: _Reader.read_any,
    inspect.RawType: _Reader.read_any,
    inspect.StructType: _Reader.read_struct,
    inspect.DictType: _Reader.read_dict,
    inspect.ListType: _Reader.read_list,
    inspect.TupleType: _Reader.read_tuple,
    inspect.LiteralType: _Reader.read_literal,
    inspect.CustomType: _Reader.read_class,
    inspect.EnumType: _Reader.read_class,
    inspect.UnionType: _Reader.read_union,
    inspect.IntType: _Reader.read_int,
    inspect.FloatType: _Reader.read_float,
    inspect.StrType: _Reader.read_str,
}


def _whole(value: Any) -> Any:
    """An integer for 1.0 (JSON Schema); any other value as it came."""
    return int(value) if isinstance(value, float) and kind_of(value) == INTEGER else value


def _kind_of_misfit(info: inspect.Type, value: Any, misfit: DeviationKind) -> DeviationKind:
    return misfit if kind_of(value) in kinds_of(info) else "wrong_type"


def _tagged(arms: list[inspect.Type], value: Any) -> list[inspect.Type]:
    """The Struct whose tag the value has, of several that msgspec distinguishes by a tag."""
    if not is_object(value):
        return []
    return [
        each
        for each in arms
        if isinstance(each, inspect.StructType)
        and each.tag is not None
        and value.get(each.tag_field or "") == each.tag
    ]
