"""Whether a transport, and middleware, are of the kind that a client can use."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from ..values.kinds import is_awaited

T = TypeVar("T")


def fitting(transport: T, *, is_async: bool) -> T:
    """The transport itself.

    Raises:
        TypeError: It is for the other kind of client, or no transport. The message names the class
            to use.
    """
    problem = _problem(transport, is_async)
    if problem:
        raise TypeError(f"transport: {problem}")
    return transport


def check_middleware(layers: Iterable[object], *, is_async: bool) -> None:
    """Check that the synchronous client has no coroutine function.

    Raises:
        TypeError: It has one. The message names it.
    """
    for layer in layers:
        if not is_async and is_awaited(layer):
            name = getattr(layer, "__name__", type(layer).__name__)
            raise TypeError(f"middleware: {name} is for the asynchronous client, which awaits it")


def _problem(given: object, is_async: bool) -> str:
    """What is wrong with it and what to use instead; "" if nothing is wrong."""
    kind = type(given)
    wanted = "AsyncTransport" if is_async else "Transport"
    if isinstance(given, type):
        return f"expected an object, got a class: {given.__name__}()"
    if _is_of_httpx(kind):
        adapter = "AsyncHttpxTransport" if is_async else "HttpxTransport"
        client = "AsyncClient" if is_async else "Client"
        return f"got httpx's {kind.__name__}: give {adapter}(client), of {_an(client)}"
    methods = [getattr(given, name, None) for name in ("send", "close")]
    if not all(map(callable, methods)):
        return f"expected {_an(wanted)}, got {kind.__name__}"
    # Either may be a plain function that returns what another one awaits, but hardly both.
    if any(map(is_awaited, methods)) != is_async:
        other = "synchronous" if is_async else "asynchronous"
        return f"{kind.__name__} is for the {other} client: give {_an(_twin(kind, wanted))}"
    return ""


def _is_of_httpx(kind: type) -> bool:
    homes = {each.__module__.partition(".")[0] for each in kind.__mro__}
    return not homes.isdisjoint({"httpx", "httpx2"})


def _twin(kind: type, wanted: str) -> str:
    """The class of the same name for the other kind of client, if it is this package's."""
    if kind.__module__.partition(".")[0] != __name__.partition(".")[0]:
        return wanted
    name = kind.__name__
    return name.removeprefix("Async") if name.startswith("Async") else f"Async{name}"


def _an(name: str) -> str:
    return f"an {name}" if name[0] in "AEIOU" else f"a {name}"
