"""`client.pets` and its operations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Literal

from ..._runtime.client import (
    AsyncRawResource,
    AsyncResource,
    AsyncStreamingResource,
    RawResource,
    Resource,
    StreamingResource,
    async_raw,
    async_streaming,
    asynchronous,
    raw,
    streaming,
)
from ..._runtime.describe import Headers, Operation, Query, Request, Timeout, json, nothing
from ..._runtime.values import UNSET, Meta, Struct, UnsetType
from ...types.pets import Error, Kind, Pet, PetRequest, PetRequestParam

if TYPE_CHECKING:
    from ...resources.pets.photos import AsyncPhotosResource, PhotosResource


class _ListPetsLimits(Struct, kw_only=True):
    """Limits of `list_pets`'s parameters."""

    limit: Annotated[int, Meta(ge=1, le=100)] | UnsetType = UNSET
    kind: Kind | UnsetType = UNSET


class _DeletePetLimits(Struct, kw_only=True):
    """Limits of `delete_pet`'s parameters."""

    pet_id: str


_LIST_PETS: Operation[list[Pet]] = Operation(
    name="pets.list_pets",
    responses={"200": json(list[Pet])},
    errors={"default": json(Error)},
    security=(("token",),),
    parameters=_ListPetsLimits,
)

_CREATE_PET: Operation[Pet] = Operation(
    name="pets.create_pet",
    responses={"201": json(Pet)},
    errors={"409": json(Error)},
    security=(("token",),),
    body=json(PetRequest),
)

_DELETE_PET: Operation[None] = Operation(
    name="pets.delete_pet",
    responses={"204": nothing()},
    security=(("token",),),
    parameters=_DeletePetLimits,
)


class PetsResource(Resource):
    """`client.pets` and its operations."""

    @property
    def photos(self) -> PhotosResource:
        """Operations under `pets.photos`."""
        from ...resources.pets.photos import PhotosResource

        return PhotosResource(self._client)

    @property
    def with_raw_response(self) -> PetsResourceWithRawResponse:
        """The same methods, each returning the whole response: status, headers, `parse()`."""
        return PetsResourceWithRawResponse(self._client)

    @property
    def with_streaming_response(self) -> PetsResourceWithStreamingResponse:
        """The same methods, each a context manager that reads the body only when asked."""
        return PetsResourceWithStreamingResponse(self._client)

    def list_pets(
        self,
        *,
        limit: int | UnsetType = UNSET,
        kind: Kind | Literal["cat", "dog", "guinea pig"] | UnsetType = UNSET,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> list[Pet]:
        """List all pets.

        `GET /pets`

        Newest first.

        At most a hundred.

        Args:
            limit: How many. At least 1, at most 100. Default: `20`.

        Returns:
            list[Pet]: The pets.

        Raises:
            ValueError: An argument is out of its limits; nothing was sent.
            APIStatusError: Any other status: It failed. Body: `Error`.
            APIConnectionError: No answer came, also after the retries that are safe.

        In the API's description: `#/paths/~1pets/get`
        """
        _request = Request(
            "GET",
            "/pets",
            query={"limit": limit, "kind": kind},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        del extra_headers, extra_query, extra_body  # not to be seen in a traceback with locals
        return self._send(_LIST_PETS, _request)

    def create_pet(
        self,
        *,
        name: str,
        kind: Kind | Literal["cat", "dog", "guinea pig"] | UnsetType = UNSET,
        born_on: dt.date | str | UnsetType | None = UNSET,
        pin: str | UnsetType = UNSET,
        mother: PetRequest | PetRequestParam | UnsetType = UNSET,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> Pet:
        """Add a pet.

        `POST /pets`

        Args:
            name: At least 1 character.
            mother: A pet.

        Returns:
            Pet: The pet.

        Raises:
            ValueError: An argument is out of its limits; nothing was sent.
            ConflictError: 409: It failed. Body: `Error`.
            APIConnectionError: No answer came, also after the retries that are safe.

        In the API's description: `#/paths/~1pets/post`
        """
        _request = Request(
            "POST",
            "/pets",
            body={"name": name, "kind": kind, "bornOn": born_on, "pin": pin, "mother": mother},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        del extra_headers, extra_query, extra_body  # not to be seen in a traceback with locals
        del pin
        del mother
        return self._send(_CREATE_PET, _request)

    def delete_pet(
        self,
        pet_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> None:
        """DELETE /pets/{pet_id}.

        `DELETE /pets/{pet_id}`

        Deprecated.

        Returns:
            None: It is gone.

        Raises:
            ValueError: An argument is out of its limits; nothing was sent.
            APIConnectionError: No answer came, also after the retries that are safe.

        In the API's description: `#/paths/~1pets~1{pet_id}/delete`
        """
        _request = Request(
            "DELETE",
            "/pets/{pet_id}",
            path={"pet_id": pet_id},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        del extra_headers, extra_query, extra_body  # not to be seen in a traceback with locals
        return self._send(_DELETE_PET, _request)


class AsyncPetsResource(AsyncResource):
    """`client.pets` and its operations."""

    @property
    def photos(self) -> AsyncPhotosResource:
        """Operations under `pets.photos`."""
        from ...resources.pets.photos import AsyncPhotosResource

        return AsyncPhotosResource(self._client)

    @property
    def with_raw_response(self) -> AsyncPetsResourceWithRawResponse:
        """The same methods, each returning the whole response: status, headers, `parse()`."""
        return AsyncPetsResourceWithRawResponse(self._client)

    @property
    def with_streaming_response(self) -> AsyncPetsResourceWithStreamingResponse:
        """The same methods, each a context manager that reads the body only when asked."""
        return AsyncPetsResourceWithStreamingResponse(self._client)

    list_pets = asynchronous(PetsResource.list_pets)
    create_pet = asynchronous(PetsResource.create_pet)
    delete_pet = asynchronous(PetsResource.delete_pet)


class PetsResourceWithRawResponse(RawResource):
    """`PetsResource`, each method returning the whole response."""

    list_pets = raw(PetsResource.list_pets)
    create_pet = raw(PetsResource.create_pet)
    delete_pet = raw(PetsResource.delete_pet)


class AsyncPetsResourceWithRawResponse(AsyncRawResource):
    """`AsyncPetsResource`, each method returning the whole response."""

    list_pets = async_raw(PetsResource.list_pets)
    create_pet = async_raw(PetsResource.create_pet)
    delete_pet = async_raw(PetsResource.delete_pet)


class PetsResourceWithStreamingResponse(StreamingResource):
    """`PetsResource`, each method a context manager around an open response."""

    list_pets = streaming(PetsResource.list_pets)
    create_pet = streaming(PetsResource.create_pet)
    delete_pet = streaming(PetsResource.delete_pet)


class AsyncPetsResourceWithStreamingResponse(AsyncStreamingResource):
    """`AsyncPetsResource`, each method a context manager around an open response."""

    list_pets = async_streaming(PetsResource.list_pets)
    create_pet = async_streaming(PetsResource.create_pet)
    delete_pet = async_streaming(PetsResource.delete_pet)
