"""The operations of `client.pets`."""

# The faces of deprecated methods name the methods.
# mypy: disable-error-code="deprecated"
# pyright: reportDeprecated=false

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Literal

from ..._runtime.client import faces, resources
from ..._runtime.describe import Headers, Operation, Query, Request, Timeout, json, nothing
from ..._runtime.values import UNSET, Meta, Struct, UnsetType
from ...types import pets as types
from ...types import pets_params as params

if TYPE_CHECKING:
    from ...resources.pets.photos import AsyncPhotosResource, PhotosResource


class PetsResource(resources.Resource):
    """The operations of `client.pets`."""

    @property
    def photos(self) -> PhotosResource:
        """Operations under `pets.photos`."""
        from ...resources.pets.photos import PhotosResource

        return PhotosResource(self._client)

    @property
    def with_raw_response(self) -> PetsResourceWithRawResponse:
        """The same methods, which return the whole response: status, headers, `parse()`."""
        return PetsResourceWithRawResponse(self._client)

    @property
    def with_streaming_response(self) -> PetsResourceWithStreamingResponse:
        """The same methods, which open the response in a `with` block to be read."""
        return PetsResourceWithStreamingResponse(self._client)

    @faces.synchronous
    def list_pets(
        self,
        *,
        limit: int | UnsetType = UNSET,
        kind: types.Kind | Literal["cat", "dog", "guinea pig"] | UnsetType = UNSET,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> list[types.Pet]:
        """List all pets.

        `GET /pets`

        Newest first.

        At most a hundred.

        Args:
            limit: How many. At least 1, at most 100. Default: `20`.

        Returns:
            The pets.

        Raises:
            InvalidRequestError: An argument is invalid; no request was sent.
            MissingCredentialsError: The client has no credentials; no request was sent.
            APIStatusError: Any other status: It failed. Body: `Error`.
            APITimeoutError: The request timed out.
            APIConnectionError: The server could not be reached, or the connection was lost.
            APIResponseValidationError: The response does not match its description, with
                `strict=True`.
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
        return self._send(_LIST_PETS, _request)

    @faces.synchronous
    def create_pet(
        self,
        *,
        name: str,
        kind: types.Kind | Literal["cat", "dog", "guinea pig"] | UnsetType = UNSET,
        born_on: dt.date | str | UnsetType | None = UNSET,
        pin: str | UnsetType = UNSET,
        mother: types.PetRequest | params.PetRequestParam | UnsetType = UNSET,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> types.Pet:
        """Add a pet.

        `POST /pets`

        Args:
            name: At least 1 character.
            mother: A pet.

        Returns:
            The pet.

        Raises:
            InvalidRequestError: An argument is invalid; no request was sent.
            MissingCredentialsError: The client has no credentials; no request was sent.
            ConflictError: 409: It failed. Body: `Error`.
            APIStatusError: The server answered with another error status.
            APITimeoutError: The request timed out.
            APIConnectionError: The server could not be reached, or the connection was lost.
            APIResponseValidationError: The response does not match its description, with
                `strict=True`.
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
        return self._send(_CREATE_PET, _request)

    @faces.synchronous
    @faces.deprecated("`pets.delete_pet` is deprecated")
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

        Raises:
            InvalidRequestError: An argument is invalid; no request was sent.
            MissingCredentialsError: The client has no credentials; no request was sent.
            APIStatusError: The server answered with an error status.
            APITimeoutError: The request timed out.
            APIConnectionError: The server could not be reached, or the connection was lost.
            APIResponseValidationError: The response does not match its description, with
                `strict=True`.
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
        return self._send(_DELETE_PET, _request)


class AsyncPetsResource(resources.AsyncResource):
    """The operations of `client.pets`."""

    @property
    def photos(self) -> AsyncPhotosResource:
        """Operations under `pets.photos`."""
        from ...resources.pets.photos import AsyncPhotosResource

        return AsyncPhotosResource(self._client)

    @property
    def with_raw_response(self) -> AsyncPetsResourceWithRawResponse:
        """The same methods, which return the whole response: status, headers, `parse()`."""
        return AsyncPetsResourceWithRawResponse(self._client)

    @property
    def with_streaming_response(self) -> AsyncPetsResourceWithStreamingResponse:
        """The same methods, which open the response in an `async with` block to be read."""
        return AsyncPetsResourceWithStreamingResponse(self._client)

    list_pets = faces.asynchronous(PetsResource.list_pets)
    create_pet = faces.asynchronous(PetsResource.create_pet)
    delete_pet = faces.deprecated_face(faces.asynchronous(PetsResource.delete_pet))


class PetsResourceWithRawResponse(resources.RawResource):
    """`PetsResource`, whose methods return the whole response."""

    list_pets = faces.raw(PetsResource.list_pets)
    create_pet = faces.raw(PetsResource.create_pet)
    delete_pet = faces.deprecated_face(faces.raw(PetsResource.delete_pet))


class AsyncPetsResourceWithRawResponse(resources.AsyncRawResource):
    """`AsyncPetsResource`, whose methods return the whole response."""

    list_pets = faces.async_raw(PetsResource.list_pets)
    create_pet = faces.async_raw(PetsResource.create_pet)
    delete_pet = faces.deprecated_face(faces.async_raw(PetsResource.delete_pet))


class PetsResourceWithStreamingResponse(resources.StreamingResource):
    """`PetsResource`, whose methods open a response to be read."""

    list_pets = faces.streaming(PetsResource.list_pets)
    create_pet = faces.streaming(PetsResource.create_pet)
    delete_pet = faces.deprecated_face(faces.streaming(PetsResource.delete_pet))


class AsyncPetsResourceWithStreamingResponse(resources.AsyncStreamingResource):
    """`AsyncPetsResource`, whose methods open a response to be read."""

    list_pets = faces.async_streaming(PetsResource.list_pets)
    create_pet = faces.async_streaming(PetsResource.create_pet)
    delete_pet = faces.deprecated_face(faces.async_streaming(PetsResource.delete_pet))


class _ListPetsLimits(Struct, kw_only=True):
    """The parameters of `list_pets`."""

    limit: Annotated[int, Meta(ge=1, le=100)] | UnsetType = UNSET
    kind: types.Kind | UnsetType = UNSET


class _DeletePetLimits(Struct, kw_only=True):
    """The parameters of `delete_pet`."""

    pet_id: str


_SECURITY = (("token",),)

_LIST_PETS: Operation[list[types.Pet]] = Operation(
    name="pets.list_pets",
    responses={"200": json(list[types.Pet])},
    errors={"default": json(types.Error)},
    security=_SECURITY,
    parameters=_ListPetsLimits,
)

_CREATE_PET: Operation[types.Pet] = Operation(
    name="pets.create_pet",
    responses={"201": json(types.Pet)},
    errors={"409": json(types.Error)},
    security=_SECURITY,
    body=json(types.PetRequest),
)

_DELETE_PET: Operation[None] = Operation(
    name="pets.delete_pet",
    responses={"204": nothing()},
    security=_SECURITY,
    parameters=_DeletePetLimits,
)
