"""The models."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, ClassVar, TypeAlias

from ._runtime.pages.page import AsyncPage, SyncPage
from ._runtime.values import UNSET, Meta, Model, UnsetType, field
from ._runtime.values.enums import OpenEnum
from ._runtime.values.unions import arm, one_of


class Color(OpenEnum):
    """An enum with a space in a value."""

    RED = "red"
    DARK_BLUE = "dark blue"


class Store(OpenEnum):
    """Where things are kept."""

    BUCKET = "bucket"
    SFTP = "sftp"


class Bucket(Model):
    """A store with a key."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"secret"})

    type: Store
    name: str
    secret: Annotated[str, Meta(min_length=1)]


class SftpByKey(Model):
    """A store that is entered by key."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"private_key"})

    type: Store
    auth_method: str
    host: str
    private_key: str
    port: float | UnsetType = UNSET


class SftpByPassword(Model):
    """A store that is entered by password."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"password"})

    type: Store
    auth_method: str
    host: str
    password: str


if TYPE_CHECKING:
    Storage: TypeAlias = Bucket | SftpByKey | SftpByPassword
else:
    Storage = one_of(
        "Storage",
        arm(Bucket, tags={"type": {"bucket"}}, required={"type", "name", "secret"}),
        arm(
            SftpByKey,
            tags={"type": {"sftp"}, "auth_method": {"KEY"}},
            required={"type", "auth_method", "host", "private_key"},
        ),
        arm(
            SftpByPassword,
            tags={"type": {"sftp"}, "auth_method": {"PASSWORD"}},
            required={"type", "auth_method", "host", "password"},
        ),
        module=__name__,
    )


class Size(Model):
    """Width and height."""

    width: Annotated[int, Meta(ge=1)] | UnsetType = UNSET
    height: Annotated[int, Meta(ge=1)] | UnsetType = UNSET


class NewItem(Model):
    """What is sent to make an item."""

    title: Annotated[str, Meta(min_length=1, max_length=20)]
    seconds: Annotated[int, Meta(ge=60, le=86400)] | UnsetType = UNSET
    color: Color | UnsetType = UNSET
    size: Size | UnsetType = UNSET
    storage: Storage | UnsetType | None = UNSET
    tags: Annotated[list[str], Meta(min_length=1)] | UnsetType = UNSET


class Caller(Model):
    """Who did it; one name in mixed case."""

    name: str | UnsetType = UNSET
    user_id: str | UnsetType = field(name="user_Id", default=UNSET)


class Item(Model):
    """A thing."""

    id: str
    made: datetime
    color: Color
    size: float | None
    link: str | None
    caller: Caller | UnsetType = UNSET
    storage: Storage | UnsetType | None = UNSET


class ItemResponse(Model):
    """An item in its envelope."""

    success: bool
    data: Item | UnsetType = UNSET


class Paging(Model):
    """Totals."""

    end: float
    total: float


class ItemList(Model):
    """Items and totals."""

    success: bool
    data: list[Item]
    paging: Paging | UnsetType = UNSET


class ItemListPage(ItemList, SyncPage[Item]):
    """A page of items."""


class AsyncItemListPage(ItemList, AsyncPage[Item]):
    """A page of items."""


class ErrorDetail(Model):
    """An error's code and text."""

    code: float
    message: str


class ErrorBody(Model):
    """What an error looks like."""

    success: bool
    error: ErrorDetail


class ListParameters(Model):
    """Constraints of the list's parameters."""

    page: Annotated[float, Meta(ge=0)] | UnsetType = UNSET
    status: list[Color] | UnsetType = UNSET
