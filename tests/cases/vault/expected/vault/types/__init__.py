"""Types of the resources."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..types.things import (
        AsyncThingListPage,
        Failure,
        Lock,
        NewThing,
        Thing,
        ThingAnswer,
        ThingColor,
        ThingListPage,
        ThingListResponse,
    )
    from ..types.things_params import (
        LockParam,
        ThingCreateParams,
        ThingDeleteParams,
        ThingFileParams,
        ThingGetParams,
        ThingListParams,
        ThingNoteParams,
        ThingOrderParams,
        ThingSearchParams,
    )

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

_HOMES = {
    "AsyncThingListPage": "..types.things",
    "Failure": "..types.things",
    "Lock": "..types.things",
    "LockParam": "..types.things_params",
    "NewThing": "..types.things",
    "Thing": "..types.things",
    "ThingAnswer": "..types.things",
    "ThingColor": "..types.things",
    "ThingCreateParams": "..types.things_params",
    "ThingDeleteParams": "..types.things_params",
    "ThingFileParams": "..types.things_params",
    "ThingGetParams": "..types.things_params",
    "ThingListPage": "..types.things",
    "ThingListParams": "..types.things_params",
    "ThingListResponse": "..types.things",
    "ThingNoteParams": "..types.things_params",
    "ThingOrderParams": "..types.things_params",
    "ThingSearchParams": "..types.things_params",
}
"""The module of each public name: it is imported when the name is first used."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOMES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
