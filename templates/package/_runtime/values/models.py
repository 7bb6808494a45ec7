"""The base classes of generated models, and the members that no field of theirs names."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any, ClassVar, Final, Self, TypeAlias, TypeVar

import msgspec
from msgspec import UNSET as UNSET
from msgspec import UnsetType as UnsetType

from .kinds import is_list, is_object, is_sequence
from .package import public
from .redaction import REDACTED

_OpenT = TypeVar("_OpenT", bound="OpenModel")


Answered: TypeAlias = tuple[
    Callable[..., tuple[Any, Any]], tuple[object, ...], dict[str, Any] | None
]
"""The answer that a model is the whole of; it is read once more when somebody asks for it.

A function, its arguments, and an open model's further members. The function returns the model as it
was made, and the parsed JSON that it was made from. A plain tuple, since every answer has one.
"""


class _Keeping:
    """A place beside the fields: of an open model its further members, or the answer that it is."""

    __slots__ = ("_kept",)

    _kept: dict[str, Any] | Answered


_PLACE: Final = "_kept"


@public
class Model(_Keeping, msgspec.Struct, kw_only=True):
    """A JSON object of the API.

    A field that was not sent is ``UNSET``, which is falsy and is left out again when the model is
    sent; ``None`` is JSON's null. Fields named in ``__secrets__`` (Python names) never show in
    ``repr`` and are dropped by ``pickle``.

    For example:
        >>> class Point(Model):
        ...     x: int
        ...     label: str | UnsetType = UNSET
        >>> Point(x=1)
        Point(x=1)
        >>> Point(x=1).to_json()
        '{"x":1}'
    """

    __secrets__: ClassVar[frozenset[str]] = frozenset()

    @property
    def model_extra(self) -> dict[str, Any]:
        """The members that the API's description doesn't name, of the object that a call returned.

        Those of the objects inside of it are in its `to_dict()`.

        Raises:
            LookupError: The object is not what a call returned, but a part of it or made by hand.
        """
        answered = _answered(self)
        if answered is None:
            raise LookupError(
                f"{type(self).__name__}: only what a call returned knows its further members; "
                "those of the objects inside of it are in its to_dict()"
            )
        read_again, source, _ = answered
        parsed = read_again(*source)[1]
        named = self.__struct_encode_fields__
        return {name: value for name, value in parsed.items() if name not in named}

    def to_dict(self) -> dict[str, Any]:
        """The object as plain Python values under its wire names; times become strings.

        What a call returned is given back as it came, members that the API's description doesn't
        name included, with the changes that were made since.
        """
        answered = _answered(self)
        if answered is not None:
            made, parsed = answered[0](*answered[1])
            return dict(_as_it_came(self, made, parsed))
        plain: dict[str, Any] = msgspec.to_builtins(with_extra(self))
        return plain

    def to_json(self) -> str:
        """The object as compact JSON text under its wire names, secrets included; see `to_dict`."""
        return msgspec.json.encode(self.to_dict()).decode()

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in _shown_fields(self))
        return f"{type(self).__name__}({shown})"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return list(_shown_fields(self))

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        # Without this, deepcopy would take the way of pickle and lose the secrets.
        return type(self)(**{name: deepcopy(value, memo) for name, value in _set_fields(self)})

    def __reduce__(self) -> tuple[Any, ...]:
        kept = {n: v for n, v in _set_fields(self) if n not in self.__secrets__}
        return _rebuild, (type(self), kept)


@public
class OpenModel(Model):
    """A JSON object with members beside the named ones (`additionalProperties`).

    They are kept in `model_extra`, sent with the others, and shown in `repr`.

    For example:
        >>> labels = OpenModel()
        >>> labels.model_extra["colour"] = "red"
        >>> labels.to_json()
        '{"colour":"red"}'
    """

    @property
    def model_extra(self) -> dict[str, Any]:
        """The members beside the named ones, by their wire names; they can be changed."""
        return self._extra()

    def _extra(self) -> dict[str, Any]:
        answered = _answered(self)
        kept = getattr(self, _PLACE, None) if answered is None else answered[2]
        if kept is None:
            kept = self._kept = {}
        return kept

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, OpenModel):
            return NotImplemented
        return msgspec.Struct.__eq__(self, other) is True and self._extra() == other._extra()

    def __copy__(self) -> Self:
        return _with_members(type(self)(**dict(_set_fields(self))), dict(self._extra()))

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return _with_members(super().__deepcopy__(memo), deepcopy(self._extra(), memo))

    def __reduce__(self) -> tuple[Any, ...]:
        rebuild, arguments = super().__reduce__()
        secret = "model_extra" in self.__secrets__
        return rebuild, (*arguments, {} if secret else self._extra())


class UnreadObject(dict[str, Any]):
    """A JSON object that fitted no model, kept as it came.

    It is an ordinary dict; only its ``repr`` names the keys and hides the values, since nothing
    is known about which of them are secret.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} with {', '.join(map(repr, self)) or 'no keys'}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self),)


def _answered(model: Model) -> Answered | None:
    kept: dict[str, Any] | Answered | None = getattr(model, _PLACE, None)
    return kept if isinstance(kept, tuple) else None


def answers(
    model: Model, is_open: bool, read_again: Callable[..., tuple[Any, Any]], *source: object
) -> None:
    """Let a model know the answer that it is the whole of; see `Answered`."""
    extra = model.model_extra if is_open and isinstance(model, OpenModel) else None
    _set_kept(model, (read_again, source, extra))


_set_kept: Final[Callable[[Model, object], None]] = vars(_Keeping)[_PLACE].__set__


def with_extra(value: Any) -> Any:
    """A value in which open models, at any depth, are dicts with all their members."""
    if isinstance(value, Model):
        wires = zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True)
        fields = ((wire, getattr(value, name)) for wire, name in wires)
        members = {wire: with_extra(each) for wire, each in fields if each is not UNSET}
        return members | with_extra(value.model_extra) if isinstance(value, OpenModel) else members
    if is_object(value):
        return {key: with_extra(each) for key, each in value.items()}
    return [with_extra(each) for each in value] if is_sequence(value) else value


def _as_it_came(now: Any, made: Any, parsed: Any) -> Any:
    """A value in plain words: what is still as it was made, as it came; the rest as it is now."""
    if type(now) is type(made) and now == made:
        return parsed
    if is_list(now) and is_list(made) and is_list(parsed):
        return [_item(each, at, now, made, parsed) for at, each in enumerate(now)]
    old, new = _members(made), _members(now)
    if old is None or new is None or not is_object(parsed):
        return msgspec.to_builtins(with_extra(now))
    kept = {
        name: _as_it_came(new[name], old[name], value) if name in old and name in new else value
        for name, value in parsed.items()
        if name in new or name not in old
    }
    added = {name: value for name, value in new.items() if name not in kept}
    return kept | msgspec.to_builtins(with_extra(added))


def _members(value: Any) -> dict[str, Any] | None:
    """The members of a model or a dict by wire name, None for anything else."""
    if not isinstance(value, Model):
        return value if is_object(value) else None
    wires = dict(zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True))
    named = {wires[name]: each for name, each in _set_fields(value)}
    return named | value.model_extra if isinstance(value, OpenModel) else named


def _item(item: Any, at: int, now: list[Any], made: list[Any], parsed: list[Any]) -> Any:
    """An item of a list that may have been changed: it belongs to the equal one that came.

    Without an equal one, it belongs to what came in its place, as long as the length is the same.
    """
    places = [at, *range(len(made))] if at < len(made) else range(len(made))
    place = next((each for each in places if made[each] == item), None)
    if place is None and len(now) == len(made):
        place = at
    if place is None:
        return msgspec.to_builtins(with_extra(item))
    return _as_it_came(item, made[place], parsed[place])


def _set_fields(model: msgspec.Struct) -> Iterator[tuple[str, Any]]:
    for name in model.__struct_fields__:
        value = getattr(model, name)
        if value is not UNSET:
            yield name, value


def _shown_fields(model: Model) -> Iterator[tuple[str, Any]]:
    secrets = model.__secrets__
    for name, value in _set_fields(model):
        yield name, (REDACTED if name in secrets and value is not None else value)
    if isinstance(model, OpenModel) and model.model_extra:
        yield "model_extra", REDACTED if "model_extra" in secrets else model.model_extra


def _rebuild(
    cls: type[Model], values: dict[str, Any], extra: dict[str, Any] | None = None
) -> Model:
    """Make a model in which every required field that is not given is UNSET."""
    for name in cls.__struct_fields__:
        values.setdefault(name, UNSET)
    made = cls(**values)
    return _with_members(made, extra) if extra and isinstance(made, OpenModel) else made


def _with_members(model: _OpenT, extra: dict[str, Any]) -> _OpenT:
    model.model_extra.update(extra)
    return model
