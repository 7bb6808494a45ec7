"""What a call returned beside its JSON, part by part. Imported when someone asks.

Here `now` is a value as it is, `made` the same value as it was made from the JSON, and `parsed`
the JSON: the caller may have changed the first since.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from .kinds import is_list, is_object
from .models import Model, OpenModel, set_fields, with_extra

if TYPE_CHECKING:
    from collections.abc import Iterator


def as_it_came(now: Any, made: Any, parsed: Any) -> Any:
    """A plain value: what is still as it was made, as it came; the rest as it is now."""
    if type(now) is type(made) and now == made:
        return parsed
    if is_list(now) and is_list(made) and is_list(parsed):
        return [_item(each, at, now, made, parsed) for at, each in enumerate(now)]
    old, new = members(made), members(now)
    if old is None or new is None or not is_object(parsed):
        return msgspec.to_builtins(with_extra(now))
    kept = {
        name: as_it_came(new[name], old[name], value) if name in old and name in new else value
        for name, value in parsed.items()
        if name in new or name not in old
    }
    added = {name: value for name, value in new.items() if name not in kept}
    return kept | msgspec.to_builtins(with_extra(added))


def object_of(part: Model, now: Any, made: Any, parsed: Any) -> dict[str, Any] | None:
    """The JSON object that a part of a value was made from; None if it is no part of it."""
    if now is part:
        return parsed if is_object(parsed) else None
    found = (object_of(part, *each) for each in _inner(now, made, parsed))
    return next((each for each in found if each is not None), None)


def _inner(now: Any, made: Any, parsed: Any) -> Iterator[tuple[Any, Any, Any]]:
    if is_list(now) and is_list(made) and is_list(parsed):
        for at, item in enumerate(now):
            place = _place(item, at, now, made)
            if place is not None:
                yield item, made[place], parsed[place]
    old, new = members(made), members(now)
    if old is not None and new is not None and is_object(parsed):
        for name in new.keys() & old.keys() & parsed.keys():
            yield new[name], old[name], parsed[name]


def members(value: Any) -> dict[str, Any] | None:
    """The properties of a model or a dict, by wire name. None for anything else."""
    if not isinstance(value, Model):
        return value if is_object(value) else None
    wires = dict(zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True))
    named = {wires[name]: each for name, each in set_fields(value)}
    return named | value.model_extra if isinstance(value, OpenModel) else named


def _item(item: Any, at: int, now: list[Any], made: list[Any], parsed: list[Any]) -> Any:
    place = _place(item, at, now, made)
    if place is None:
        return msgspec.to_builtins(with_extra(item))
    return as_it_came(item, made[place], parsed[place])


def _place(item: Any, at: int, now: list[Any], made: list[Any]) -> int | None:
    """The place in `made` of an item of a list that may have been changed: of the first equal one.

    Without an equal one, it is the item's own, if the length is the same.
    """
    places = [at, *range(len(made))] if at < len(made) else range(len(made))
    place = next((each for each in places if made[each] == item), None)
    return at if place is None and len(now) == len(made) else place
