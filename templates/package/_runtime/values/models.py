"""The base class of every generated model."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any, ClassVar, Self

import msgspec
from msgspec import UNSET as UNSET
from msgspec import UnsetType as UnsetType

from .package import public
from .redaction import REDACTED


@public
class Model(msgspec.Struct, kw_only=True):
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

    def to_dict(self) -> dict[str, Any]:
        """The object as plain Python values, by wire name. Times become strings."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain

    def to_json(self) -> str:
        """The object as compact JSON, by wire name, including secrets."""
        return msgspec.json.encode(self).decode()

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in _shown_fields(self))
        return f"{type(self).__name__}({shown})"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return list(_shown_fields(self))

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        # Without this, deepcopy would use __reduce__ and lose the secrets.
        return type(self)(**{name: deepcopy(value, memo) for name, value in _set_fields(self)})

    def __reduce__(self) -> tuple[Any, ...]:
        kept = {n: v for n, v in _set_fields(self) if n not in self.__secrets__}
        return _rebuild, (type(self), kept)


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


def _set_fields(model: msgspec.Struct) -> Iterator[tuple[str, Any]]:
    for name in model.__struct_fields__:
        value = getattr(model, name)
        if value is not UNSET:
            yield name, value


def _shown_fields(model: Model) -> Iterator[tuple[str, Any]]:
    secrets = model.__secrets__
    for name, value in _set_fields(model):
        yield name, (REDACTED if name in secrets and value is not None else value)


def _rebuild(cls: type[Model], values: dict[str, Any]) -> Model:
    """Make a model. Required fields that are not in `values` are UNSET."""
    for name in cls.__struct_fields__:
        values.setdefault(name, UNSET)
    return cls(**values)
