"""Whether a parsed JSON value looks like a type, a few levels deep.

The full answer would be the native decoder's. But unions nest, and trying every arm in full at
every level takes time exponential in the depth that a server chooses; this check is bounded.
"""

from __future__ import annotations

from typing import Any, Final

from msgspec import inspect

from .expectations import meets_limits
from .guards import is_list, is_object
from .kinds import info_of, kind_of, kinds_of

__all__ = ["fits"]

DEPTH: Final = 3
ITEMS: Final = 20


def fits(info: inspect.Type, value: Any, depth: int = DEPTH) -> bool:
    """Whether a value conforms to a type as far as ``depth`` levels show."""
    if isinstance(info, inspect.Metadata):
        return fits(info.type, value, depth)
    if kind_of(value) not in kinds_of(info):
        return False
    if isinstance(info, inspect.LiteralType):
        return value in info.values
    if isinstance(info, inspect.UnionType):
        return any(fits(each, value, depth) for each in info.types)
    if isinstance(info, (inspect.CustomType, inspect.EnumType)):
        return _fits_class(info.cls, value, depth)
    if is_object(value):
        return _fits_object(info, value, depth)
    if is_list(value):
        return _fits_array(info, value, depth)
    return meets_limits(info, value)


def _fits_class(cls: Any, value: Any, depth: int) -> bool:
    members = getattr(cls, "_value2member_map_", None)
    if members is not None:
        return value in members
    arms = getattr(cls, "arms", ())
    return not depth or any(fits(info_of(each.type), value, depth - 1) for each in arms)


def _fits_object(info: inspect.Type, value: dict[str, Any], depth: int) -> bool:
    if isinstance(info, inspect.DictType):
        return not depth or all(fits(info.value_type, item, depth - 1) for item in _some(value))
    if not isinstance(info, inspect.StructType):
        return True
    for field in info.fields:
        if field.encode_name not in value:
            if field.required:
                return False
        elif depth and not fits(field.type, value[field.encode_name], depth - 1):
            return False
    return True


def _fits_array(info: inspect.Type, value: list[Any], depth: int) -> bool:
    if not meets_limits(info, value):
        return False
    if depth and isinstance(info, inspect.ListType):
        return all(fits(info.item_type, item, depth - 1) for item in value[:ITEMS])
    return True


def _some(value: dict[str, Any]) -> list[Any]:
    return list(value.values())[:ITEMS]
