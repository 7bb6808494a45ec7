"""Types of `client.things`."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar, Required, TypedDict

from .._runtime.pages import AsyncPage, SyncPage
from .._runtime.values import UNSET, Meta, Model, OpenEnum, UnsetType

__all__ = [
    "AsyncThingListPage",
    "Failure",
    "Lock",
    "LockParam",
    "NewThing",
    "Thing",
    "ThingAnswer",
    "ThingColor",
    "ThingCreateParams",
    "ThingDeleteParams",
    "ThingFileParams",
    "ThingGetParams",
    "ThingListPage",
    "ThingListParams",
    "ThingListResponse",
    "ThingNoteParams",
    "ThingOrderParams",
    "ThingSearchParams",
]


class ThingColor(OpenEnum):
    RED = "red"
    BLUE = "blue"


class Failure(Model, kw_only=True):
    success: bool | UnsetType = UNSET
    message: str | UnsetType = UNSET


class Lock(Model, kw_only=True):
    __secrets__: ClassVar = frozenset({"password"})

    user: str | UnsetType = UNSET
    password: Annotated[str, Meta(min_length=3)]
    """At least 3 characters."""


class NewThing(Model, kw_only=True):
    __secrets__: ClassVar = frozenset({"pin"})

    name: Annotated[str, Meta(max_length=40)]
    """At most 40 characters."""
    pin: Annotated[str, Meta(max_length=40)] | UnsetType = UNSET
    """At most 40 characters."""
    lock: Lock | UnsetType = UNSET


class Thing(Model, kw_only=True):
    id: str
    count: int | UnsetType = UNSET
    made: dt.datetime | UnsetType = UNSET
    color: ThingColor | UnsetType = UNSET
    parts: list[Thing] | UnsetType = UNSET


class ThingAnswer(Model, kw_only=True):
    success: bool | UnsetType = UNSET
    data: Thing | UnsetType = UNSET


class ThingListResponse(Model, kw_only=True):
    data: list[Thing]
    total: int | UnsetType = UNSET


class ThingListPage(ThingListResponse, SyncPage[Thing]):
    """One page; iterate over it for the items of all."""


class AsyncThingListPage(ThingListResponse, AsyncPage[Thing]):
    """One page; iterate over it for the items of all."""


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
