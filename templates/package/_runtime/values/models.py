"""The base classes of generated models, and the properties that none of their fields names."""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from typing import Any, ClassVar, Final, Self, TypeAlias, TypeVar

import msgspec
from msgspec import UNSET as UNSET
from msgspec import UnsetType as UnsetType

from .construction import ModelType, as_given, converted
from .kinds import is_list, is_object, is_sequence
from .package import late, public
from .redaction import REDACTED
from .suggestions import suggestion

_ModelT = TypeVar("_ModelT", bound="Model")
_OpenT = TypeVar("_OpenT", bound="OpenModel")


Answered: TypeAlias = tuple[
    Callable[..., tuple[Any, Any]], tuple[object, ...], dict[str, Any] | None
]
"""The response body that a model was made from, to be read again on demand.

A function, its arguments, and an open model's further properties. The function returns the model as
it was made, and the parsed JSON that it was made from. A plain tuple, for every response has one.
"""


class _Keeping:
    """A place beside the fields: an open model's further properties, or the response body."""

    __slots__ = ("_kept",)

    _kept: dict[str, Any] | Answered


_PLACE: Final = "_kept"

_LATER: Final = late(__name__.rpartition(".")[0], {"read_again": ".lenient"})
"""What reads into these classes, and is rarely needed."""


@public
class Model(_Keeping, msgspec.Struct, metaclass=ModelType, kw_only=True):
    """A JSON object of the API.

    A field that is absent is `UNSET`, which is falsy and is not sent; `None` is JSON's null. The
    values of fields named in `__secrets__` (Python names) are hidden in `repr` and left out by
    `pickle`.

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
        """The properties that the API's description does not name, of the object that a call returned.

        Those of nested objects are in its `to_dict()`.

        Raises:
            LookupError: The object was made by hand, or is only a part of what a call returned.
        """
        answered = _answered(self)
        if answered is None:
            raise LookupError(
                f"{type(self).__name__}: `model_extra` is known only for what a call returned; for "
                "nested objects, see its `to_dict()`"
            )
        read_again, source, _ = answered
        parsed = read_again(*source)[1]
        named = self.__struct_encode_fields__
        return {name: value for name, value in parsed.items() if name not in named}

    def to_dict(self) -> dict[str, Any]:
        """The object as plain Python values, by wire name. Times become strings.

        What a call returned is given back as it came, with the changes made since. This includes
        properties that the API's description does not name.
        """
        answered = _answered(self)
        if answered is not None:
            made, parsed = answered[0](*answered[1])
            return dict(_as_it_came(self, made, parsed))
        plain: dict[str, Any] = msgspec.to_builtins(with_extra(self))
        return plain

    def to_json(self) -> str:
        """The object as compact JSON, by wire name, including secrets. See `to_dict`."""
        return msgspec.json.encode(self.to_dict()).decode()

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Self:
        """A model from plain values by wire name: what `to_dict()` returns, or parsed JSON.

        As in a response, what deviates from the API's description is kept.
        """
        read_again = _LATER("read_again")
        made: Self = read_again(cls, plain)[0]
        answers(made, isinstance(made, OpenModel), read_again, cls, plain)
        return made

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """A model from JSON text. See `from_dict`.

        Raises:
            ValueError: The text is not JSON.
        """
        return cls.from_dict(msgspec.json.decode(text))

    def replace(self, **changes: Any) -> Self:
        """A copy with other values, by Python name. The constructor's conversions apply.

        Raises:
            TypeError: There is no such field.
        """
        made = _rebuild(type(self), dict(_set_fields(self)))
        extra = dict(self.model_extra) if isinstance(self, OpenModel) else None
        answered = _answered(self)
        _set_kept(made, extra if answered is None else (answered[0], answered[1], extra))
        unknown = [name for name in changes if name not in self.__struct_fields__]
        if unknown:
            hint = suggestion(unknown[0], self.__struct_fields__)
            raise TypeError(f"{type(self).__name__} has no field {unknown[0]!r}{hint}")
        for name, value in converted(type(self), changes).items():
            setattr(made, name, value)
        return made

    __replace__ = replace  # `copy.replace` (Python 3.13)

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, handler: Any) -> Any:
        from .for_pydantic import (
            schema_of_model,  # here, because pydantic is only called by its users
        )

        return schema_of_model(cls, handler)

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in _shown_fields(self))
        return f"{type(self).__name__}({shown})"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return list(_shown_fields(self))

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        # Without this, deepcopy would use __reduce__ and lose the secrets.
        values = {name: deepcopy(value, memo) for name, value in _set_fields(self)}
        return _rebuild(type(self), values)

    def __reduce__(self) -> tuple[Any, ...]:
        kept = {n: v for n, v in _set_fields(self) if n not in self.__secrets__}
        return _rebuild, (type(self), kept)


@public
class OpenModel(Model):
    """A JSON object with further properties beside the named ones (`additionalProperties`).

    They are kept in `model_extra`, sent with the others, and shown in `repr`.

    For example:
        >>> labels = OpenModel()
        >>> labels.model_extra["colour"] = "red"
        >>> labels.to_json()
        '{"colour":"red"}'
    """

    @property
    def model_extra(self) -> dict[str, Any]:
        """The properties beside the named ones, by wire name. They can be changed."""
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
        return _rebuild(type(self), dict(_set_fields(self)), dict(self._extra()))

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return _with_members(super().__deepcopy__(memo), deepcopy(self._extra(), memo))

    def __reduce__(self) -> tuple[Any, ...]:
        rebuild, arguments = super().__reduce__()
        secret = "model_extra" in self.__secrets__
        return rebuild, (*arguments, {} if secret else self._extra())


class UnreadObject(dict[str, Any]):
    """A JSON object that matches no model, as it was sent.

    It is a dict whose `repr` shows the keys but not the values, as any of them may be secret.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} with {', '.join(map(repr, self)) or 'no keys'}>"

    def __sentry_repr__(self) -> str:
        return repr(self)  # sentry goes through the items of a dict otherwise

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self),)


def _answered(model: Model) -> Answered | None:
    kept: dict[str, Any] | Answered | None = getattr(model, _PLACE, None)
    return kept if isinstance(kept, tuple) else None


def answers(
    model: Model, is_open: bool, read_again: Callable[..., tuple[Any, Any]], *source: object
) -> None:
    """Give a model the response body that it was made from. See `Answered`."""
    extra = model.model_extra if is_open and isinstance(model, OpenModel) else None
    _set_kept(model, (read_again, source, extra))


_set_kept: Final[Callable[[Model, object], None]] = vars(_Keeping)[_PLACE].__set__


def with_extra(value: Any) -> Any:
    """A value in which open models, at any depth, are dicts with all their properties."""
    if isinstance(value, Model):
        wires = zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True)
        fields = ((wire, getattr(value, name)) for wire, name in wires)
        members = {wire: with_extra(each) for wire, each in fields if each is not UNSET}
        return members | with_extra(value.model_extra) if isinstance(value, OpenModel) else members
    if is_object(value):
        return {key: with_extra(each) for key, each in value.items()}
    return [with_extra(each) for each in value] if is_sequence(value) else value


def _as_it_came(now: Any, made: Any, parsed: Any) -> Any:
    """A plain value: what is still as it was made, as it came; the rest as it is now."""
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
    """The properties of a model or a dict, by wire name. None for anything else."""
    if not isinstance(value, Model):
        return value if is_object(value) else None
    wires = dict(zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True))
    named = {wires[name]: each for name, each in _set_fields(value)}
    return named | value.model_extra if isinstance(value, OpenModel) else named


def _item(item: Any, at: int, now: list[Any], made: list[Any], parsed: list[Any]) -> Any:
    """An item of a list that may have been changed. It belongs to the equal item that came.

    Without an equal one, it belongs to what came in its place, if the length is the same.
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
    cls: type[_ModelT], values: dict[str, Any], extra: dict[str, Any] | None = None
) -> _ModelT:
    """Make a model. Required fields that are not in `values` are UNSET."""
    for name in cls.__struct_fields__:
        values.setdefault(name, UNSET)
    made: _ModelT = as_given(cls, values)
    return _with_members(made, extra) if extra and isinstance(made, OpenModel) else made


def _with_members(model: _OpenT, extra: dict[str, Any]) -> _OpenT:
    model.model_extra.update(extra)
    return model
