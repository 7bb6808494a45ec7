"""Which method of a client makes which call, and which argument goes where.

A generated method describes its call before anything is sent (`_runtime/client/calls.py`). Here each
runs once with a mark for every argument; where the marks then are is what it says. This is believed
of names only: what is sent is judged by the document.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_OF_EVERY_METHOD = ("self", "extra_headers", "extra_query", "extra_body", "timeout")
_PLACES = {"path": "path", "query": "query", "header": "headers", "cookie": "cookies"}


class Mark:
    """Stands for an argument."""

    def __init__(self, name: str) -> None:
        self.name = name


@dataclass(frozen=True, slots=True)
class Method:
    """A method of a resource. `names` are those of arguments, by place (`query`, `body`) and wire name.

    An argument that is the whole body has the wire name "".
    """

    resource: str
    name: str
    verb: str
    path: str
    names: Mapping[tuple[str, str], str]


def methods(client: object) -> Iterator[Method]:
    """All methods of a client, those of resources within resources too."""
    yield from _below("", client, 0)


def resource_of(client: Any, path: str) -> Any:
    """The resource that `pets.toys` names."""
    for name in filter(None, path.split(".")):
        client = getattr(client, name)
    return client


def _below(path: str, holder: object, depth: int) -> Iterator[Method]:
    for name in dir(type(holder)):
        if name.startswith(("_", "with_")):
            continue
        member = inspect.getattr_static(type(holder), name)
        if isinstance(member, property) and depth < 9:
            child = getattr(holder, name)
            if "resources" in type(child).__module__:
                yield from _below(f"{path}.{name}".strip("."), child, depth + 1)
        elif inspect.isfunction(member) and hasattr(member, "__wrapped__"):
            found = _method(path, name, member)
            if found is not None:
                yield found


class _Listening:
    """What a method runs on: keeps the description of its call."""

    _client = None

    def _send(self, operation: object, request: Any) -> Any:
        return request


def _method(path: str, name: str, function: Any) -> Method | None:
    described = inspect.unwrap(function)
    parameters = inspect.signature(described).parameters
    marks = {each: Mark(each) for each in parameters if each not in _OF_EVERY_METHOD}
    try:
        request = described(_Listening(), **marks)
    except AttributeError:  # not one that makes a call
        return None
    if not hasattr(request, "template"):
        return None
    return Method(path, name, request.method, request.template, dict(_found(request)))


def _found(request: Any) -> Iterator[tuple[tuple[str, str], str]]:
    for place, attribute in _PLACES.items():
        for wire, value in getattr(request, attribute).items():
            yield from (((place, wire), mark.name) for mark in _marks(value))
    yield from _in_body(request.body)


def _in_body(body: Any) -> Iterator[tuple[tuple[str, str], str]]:
    if isinstance(body, Mapping):
        for wire, value in body.items():
            yield from ((("body", wire), mark.name) for mark in _marks(value))
    else:
        yield from ((("body", ""), mark.name) for mark in _marks(body))


def _marks(value: Any) -> Iterator[Mark]:
    if isinstance(value, Mark):
        yield value
