"""Plain dicts that `client.things` accepts."""

from __future__ import annotations

from typing import Required, TypedDict

from ..types.things import Lock

__all__ = [
    "LockParam",
    "ThingCreateParams",
    "ThingDeleteParams",
    "ThingFileParams",
    "ThingGetParams",
    "ThingListParams",
    "ThingNoteParams",
    "ThingOrderParams",
    "ThingSearchParams",
]


class LockParam(TypedDict, total=False):
    """`Lock` as a plain dict."""

    user: str
    password: Required[str]
    """At least 3 characters."""


class ThingFileParams(TypedDict, total=False):
    """The keyword arguments of `client.things.file`."""


class ThingNoteParams(TypedDict, total=False):
    """The keyword arguments of `client.things.note`."""


class ThingOrderParams(TypedDict, total=False):
    """The keyword arguments of `client.things.order`."""

    name: Required[str]
    """At most 40 characters."""
    pin: str
    """At most 40 characters."""
    lock: Lock | LockParam


class ThingSearchParams(TypedDict, total=False):
    """The keyword arguments of `client.things.search`."""

    q: str
    phrase: str
    x_pin: str
    """At most 40 characters."""
    x_trace: str
    crumb: str


class ThingListParams(TypedDict, total=False):
    """The keyword arguments of `client.things.list`."""

    page_no: int


class ThingCreateParams(TypedDict, total=False):
    """The keyword arguments of `client.things.create`."""

    name: Required[str]
    """At most 40 characters."""
    pin: str
    """At most 40 characters."""
    lock: Lock | LockParam


class ThingDeleteParams(TypedDict, total=False):
    """The keyword arguments of `client.things.delete`."""


class ThingGetParams(TypedDict, total=False):
    """The keyword arguments of `client.things.get`."""
