"""The one resource."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from ._runtime.client import faces, resources
from ._runtime.describe.content import binary, form, json, nothing, text
from ._runtime.describe.operation import Operation, PageNumber, Request, Style
from ._runtime.describe.options import Headers, Query, Timeout
from ._runtime.values.models import UNSET, UnsetType
from .models import (
    AsyncItemListPage,
    Color,
    ErrorBody,
    Item,
    ItemListPage,
    ItemResponse,
    ListParameters,
    NewItem,
    Size,
    Storage,
)

_SECURITY = (("token",), ("email", "key"), ("session",), ("query_key",), ("login",))
_ERRORS = {"4XX": json(ErrorBody), "5XX": json(ErrorBody)}

_CREATE: Operation[ItemResponse] = Operation(
    name="items.create",
    responses={"200": json(ItemResponse)},
    errors=_ERRORS,
    security=_SECURITY,
    body=json(NewItem),
    failure=("success", False),
)
_CREATE_ONCE: Operation[ItemResponse] = Operation(
    name="items.create_once",
    responses={"200": json(ItemResponse)},
    errors=_ERRORS,
    security=_SECURITY,
    body=json(NewItem),
    idempotent=True,
    idempotency_header="Idempotency-Key",
)
_GET: Operation[ItemResponse] = Operation(
    name="items.get",
    responses={"200": json(ItemResponse)},
    errors=_ERRORS,
    security=_SECURITY,
    failure=("success", False),
)
_LIST: Operation[ItemListPage] = Operation(
    name="items.list",
    responses={"200": json(ItemListPage)},
    errors=_ERRORS,
    security=_SECURITY,
    parameters=ListParameters,
    styles={"query": {"status": Style("form", explode=False)}},
    pagination=PageNumber(
        page="page", items=("data",), total=("paging", "total"), end=("paging", "end")
    ),
)
_PHOTO: Operation[bytes] = Operation(
    name="items.photo", responses={"200": binary("image/png")}, security=((),)
)
_NOTE: Operation[str] = Operation(name="items.note", responses={"200": text()})
_DELETE: Operation[None] = Operation(name="items.delete", responses={"204": nothing()})
_RATE: Operation[None] = Operation(
    name="items.rate", responses={"204": nothing()}, body=form(dict[str, object])
)


class Items(resources.Resource):
    """Things for sale."""

    @property
    def with_raw_response(self) -> ItemsWithRawResponse:
        """The same methods, returning the whole response."""
        return ItemsWithRawResponse(self._client)

    @property
    def with_streaming_response(self) -> ItemsWithStreamingResponse:
        """The same methods, opening a stream."""
        return ItemsWithStreamingResponse(self._client)

    @faces.synchronous
    def create(
        self,
        shop_id: str,
        *,
        title: str,
        seconds: int | UnsetType = UNSET,
        color: Color | str | UnsetType = UNSET,
        size: Size | Mapping[str, object] | UnsetType = UNSET,
        storage: Storage | Mapping[str, object] | UnsetType | None = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> ItemResponse:
        """Make an item."""
        return self._send(
            _CREATE,
            Request(
                "POST",
                "/shops/{shop_id}/items",
                path={"shop_id": shop_id},
                body={
                    "title": title,
                    "seconds": seconds,
                    "color": color,
                    "size": size,
                    "storage": storage,
                    "tags": tags,
                },
                extra_headers=extra_headers,
                extra_query=extra_query,
                extra_body=extra_body,
                timeout=timeout,
            ),
        )

    @faces.synchronous
    def create_once(self, *, title: str) -> ItemResponse:
        """Make an item; safe to repeat."""
        return self._send(_CREATE_ONCE, Request("POST", "/items", body={"title": title}))

    @faces.synchronous
    def get(
        self,
        item_id: str,
        *,
        extra_headers: Headers | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> ItemResponse:
        """Get an item."""
        return self._send(
            _GET,
            Request(
                "GET",
                "/items/{item_id}",
                path={"item_id": item_id},
                extra_headers=extra_headers,
                timeout=timeout,
            ),
        )

    @faces.synchronous
    def list(
        self,
        *,
        page: float | UnsetType = UNSET,
        status: Sequence[Color | str] | UnsetType = UNSET,
        since: datetime | UnsetType = UNSET,
        expired: bool | UnsetType = UNSET,
        trace: str | UnsetType = UNSET,
    ) -> ItemListPage:
        """List items."""
        return self._send(
            _LIST,
            Request(
                "GET",
                "/items",
                query={"page": page, "status": status, "since": since, "expired": expired},
                headers={"X-Trace": trace},
            ),
        )

    @faces.synchronous
    def photo(self, item_id: str) -> bytes:
        """A picture."""
        return self._send(_PHOTO, Request("GET", "/items/{id}/photo", path={"id": item_id}))

    @faces.synchronous
    def note(self, item_id: str) -> str:
        """A text."""
        return self._send(_NOTE, Request("GET", "/items/{id}/note", path={"id": item_id}))

    @faces.synchronous
    def delete(self, item_id: str, *, extra_body: Mapping[str, object] | None = None) -> None:
        """Delete an item."""
        return self._send(
            _DELETE,
            Request("DELETE", "/items/{id}", path={"id": item_id}, extra_body=extra_body),
        )

    @faces.synchronous
    def rate(self, item_id: str, *, stars: int, words: Sequence[str] | UnsetType = UNSET) -> None:
        """Rate an item."""
        return self._send(
            _RATE,
            Request(
                "POST",
                "/items/{id}/rate",
                path={"id": item_id},
                cookies={"seen": "yes; no"},
                body={"stars": stars, "words": words},
            ),
        )


class AsyncItems(resources.AsyncResource):
    """Things for sale."""

    @property
    def with_raw_response(self) -> AsyncItemsWithRawResponse:
        """The same methods, returning the whole response."""
        return AsyncItemsWithRawResponse(self._client)

    @property
    def with_streaming_response(self) -> AsyncItemsWithStreamingResponse:
        """The same methods, opening a stream."""
        return AsyncItemsWithStreamingResponse(self._client)

    create = faces.asynchronous(Items.create)
    create_once = faces.asynchronous(Items.create_once)
    get = faces.asynchronous(Items.get)
    list = faces.asynchronous_pages(Items.list, AsyncItemListPage)
    photo = faces.asynchronous(Items.photo)
    note = faces.asynchronous(Items.note)
    delete = faces.asynchronous(Items.delete)
    rate = faces.asynchronous(Items.rate)


class ItemsWithRawResponse(resources.RawResource):
    """The methods of `Items`, returning the whole response."""

    create = faces.raw(Items.create)
    get = faces.raw(Items.get)
    list = faces.raw(Items.list)


class ItemsWithStreamingResponse(resources.StreamingResource):
    """The methods of `Items`, opening a stream."""

    get = faces.streaming(Items.get)
    note = faces.streaming(Items.note)
    photo = faces.streaming(Items.photo)


class AsyncItemsWithRawResponse(resources.AsyncRawResource):
    """The methods of `AsyncItems`, returning the whole response."""

    create = faces.async_raw(Items.create)
    get = faces.async_raw(Items.get)
    list = faces.async_raw_pages(Items.list, AsyncItemListPage)


class AsyncItemsWithStreamingResponse(resources.AsyncStreamingResource):
    """The methods of `AsyncItems`, opening a stream."""

    get = faces.async_streaming(Items.get)
    note = faces.async_streaming(Items.note)
    photo = faces.async_streaming(Items.photo)
    list = faces.async_streaming_pages(Items.list, AsyncItemListPage)


__all__ = ["AsyncItems", "Item", "Items"]
