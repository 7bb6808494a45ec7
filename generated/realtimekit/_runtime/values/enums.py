"""Open enums, which also hold values that the server adds later.

`AudioCodec("OPUS")` is an object that compares, hashes, prints and is sent like the string itself;
only `is_known` distinguishes it from a listed member.
"""

from __future__ import annotations

from enum import EnumMeta, IntEnum, StrEnum
from typing import TYPE_CHECKING, Any


class OpenEnumType(EnumMeta):
    """The metaclass that makes `Codec("NEW")` succeed.

    `_missing_` is the usual hook for this, but msgspec calls it too. An unknown value would then
    pass the native decoder, and its deviation would not be reported.
    """

    if not TYPE_CHECKING:

        def __call__(cls, value: Any, *args: Any, **kwargs: Any) -> Any:
            try:
                return super().__call__(value, *args, **kwargs)
            except ValueError:
                if args or kwargs or type(value) is not cls._member_type_:
                    raise
                return _unlisted(cls, value)

        def __dir__(cls) -> list[str]:
            # Completion offers the members, and not all that every string or integer has.
            common = {name for name in dir(cls._member_type_) if not name.startswith("_")}
            return [name for name in super().__dir__() if name not in common - {*cls.__members__}]


class OpenEnum(StrEnum, metaclass=OpenEnumType):
    """A string enum that also accepts values that it does not list.

    For example:
        >>> class Codec(OpenEnum):
        ...     AAC = "AAC"
        >>> Codec("NEW"), Codec("NEW").is_known, Codec("NEW") == "NEW"
        (Codec('NEW'), False, True)
    """

    @property
    def is_known(self) -> bool:
        """Whether the API's description lists the value."""
        return self._value_ in type(self)._value2member_map_

    def __repr__(self) -> str:
        return _representation(self, self.is_known)


class OpenIntEnum(IntEnum, metaclass=OpenEnumType):
    """An integer enum that also accepts values that it does not list."""

    @property
    def is_known(self) -> bool:
        """Whether the API's description lists the value."""
        return self._value_ in type(self)._value2member_map_

    def __repr__(self) -> str:
        return _representation(self, self.is_known)


def _representation(member: OpenEnum | OpenIntEnum, is_known: bool) -> str:
    name = type(member).__name__
    return (
        f"<{name}.{member._name_}: {member._value_!r}>"
        if is_known
        else f"{name}({member._value_!r})"
    )


def _unlisted(cls: Any, value: str | int) -> Any:
    """An object of the enum class that is not one of its members."""
    member = cls._member_type_.__new__(cls, value)
    member._name_ = str(value)
    member._value_ = value
    return member
