"""What the constructor of a client says of an argument that it does not have."""

from __future__ import annotations

from inspect import CO_VARKEYWORDS
from typing import TYPE_CHECKING, Any

from ..values.suggestions import suggestion


class Spelled:
    """A class whose constructor suggests the argument that was meant."""

    if not TYPE_CHECKING:

        def __init_subclass__(cls) -> None:
            super().__init_subclass__()
            cls.__new__ = staticmethod(_making(cls.__init__))


def _making(init: Any) -> Any:
    """A `__new__` that has the signature of the constructor, which `inspect` shows then."""

    def __new__(cls: Any, *args: Any, **given: Any) -> Any:
        names = tuple(given)
        del args, given  # may be secrets: not to be seen in a traceback with locals
        _refuse_unknown(cls, names)
        return object.__new__(cls)

    vars(__new__)["__wrapped__"] = init
    return __new__


def _refuse_unknown(cls: Any, names: tuple[str, ...]) -> None:
    code = getattr(cls.__init__, "__code__", None)
    if code is None or code.co_flags & CO_VARKEYWORDS:
        return
    known = code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount]
    for name in names:
        if name not in known:
            raise TypeError(unknown_argument(cls.__name__, name, known))


def unknown_argument(function: str, name: str, known: Any) -> str:
    """The message of the `TypeError`, as Python's own with what may be meant."""
    return f"{function}() got an unexpected keyword argument {name!r}{suggestion(name, known)}"
