"""Deprecated methods and arguments: what type checkers mark, and what warns when it is used.

`warnings.deprecated` (PEP 702) is in the standard library from Python 3.13 on. Type checkers know
`typing_extensions` without its being installed, so that a client does not depend on it.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..values.models import UNSET

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from typing_extensions import deprecated as deprecated

    Got = TypeVar("Got", covariant=True)

    class _Face(Protocol[Got]):
        def __get__(self, instance: object, owner: type | None = None) -> Got: ...

    class deprecated_face(Generic[Got]):
        """A face of a deprecated method."""

        def __init__(self, face: _Face[Got], /) -> None: ...

        @deprecated("the operation is deprecated")
        def __get__(self, instance: object, owner: type | None = None) -> Got: ...

else:

    def deprecated(message: str) -> Callable[[Any], Any]:
        """Mark a method that describes its call; each of its faces then warns when it is called."""

        def marked(method: Any) -> Any:
            method.__deprecated__ = message
            return method

        return marked

    def deprecated_face(face: Any) -> Any:
        """The face itself: it knows from its method that it is deprecated."""
        return face


MethodT = TypeVar("MethodT", bound="Callable[..., Any]")


def deprecated_arguments(*names: str) -> Callable[[MethodT], MethodT]:
    """Mark arguments of a method that describes its call; giving one of them is a warning."""

    def marked(method: MethodT) -> MethodT:
        marks: Any = method
        marks.__deprecated_arguments__ = names
        return method

    return marked


def warner(method: Any) -> Callable[[dict[str, Any]], None] | None:
    """What a face calls with its arguments, directly from the function that users call.

    Returns:
        None if nothing of the method is deprecated.
    """
    message: str | None = getattr(method, "__deprecated__", None)
    names: tuple[str, ...] = getattr(method, "__deprecated_arguments__", ())
    if message is None and not names:
        return None

    def warn(given: dict[str, Any]) -> None:
        found = [f"`{n}` is deprecated" for n in names if given.get(n, UNSET) is not UNSET]
        del given  # a warning can be an error, whose traceback has this frame
        for text in found if message is None else [message, *found]:
            warnings.warn(text, DeprecationWarning, stacklevel=3)

    return warn
