"""Types of `client.things`."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar

from .._runtime.pages import AsyncPage, SyncPage
from .._runtime.values import UNSET, Meta, Model, OpenEnum, UnsetType

__all__ = [
    "AsyncThingListPage",
    "Failure",
    "Lock",
    "NewThing",
    "Thing",
    "ThingAnswer",
    "ThingColor",
    "ThingListPage",
    "ThingListResponse",
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
    """One page of a list. Iterate over it to get the items of all pages."""


class AsyncThingListPage(ThingListResponse, AsyncPage[Thing]):
    """One page of a list. Iterate over it to get the items of all pages."""
