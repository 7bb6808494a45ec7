"""Calls to paths and URLs that the API's description does not list: `client.get("/status", …)`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from ..describe.content import Content, binary, json, nothing, text
from ..describe.operation import Operation, Request
from ..request.urls import check_url, is_absolute
from ..values.kinds import is_bytes
from ..values.models import UNSET, Model, UnsetType

if TYPE_CHECKING:
    from ..describe.options import Headers, Query, Timeout
    from ..describe.service import Service


T = TypeVar("T")

_PLAIN = (dict, list, str, int, float, Model, type(None))
"""The classes of most bodies, which are sent as JSON."""

_FORBIDDEN = frozenset(' ?#{}\\"<>^`|')


def describe_call(
    service: Service, method: str, path: str, cast_to: type[T], options: Any
) -> tuple[Operation[T], Request]:
    """Describe a call by path.

    Args:
        service: The facts of the package.
        method: The HTTP method.
        path: The path behind the base URL, or an absolute URL, percent-encoded.
        cast_to: The type of the result.
        options: The `BodyOptions` of the call. It is emptied: its values may be secrets, and the
            frames that hold it may show in a traceback with local variables.

    Raises:
        ValueError: The path or URL can't be sent as it is.
    """
    try:
        call = _described(service, method, path, cast_to, **options)
    finally:
        options.clear()
    if is_absolute(path):
        check_url(path)
    else:
        _check_path(path)
    return call


def _described(
    service: Service,
    method: str,
    path: str,
    cast_to: type[T],
    *,
    body: Any = UNSET,
    query: Query | None = None,
    headers: Headers | None = None,
    timeout: float | Timeout | UnsetType | None = UNSET,
) -> tuple[Operation[T], Request]:
    operation: Operation[T] = Operation(
        name=f"{method} {path.partition('?')[0]}",
        responses={"2XX": _response_content(cast_to)},
        security=service.security,
        body=None if body is UNSET else binary() if _is_content(body) else json(object),
        failure=service.failure,
    )
    return operation, Request(
        method, path, body=body, extra_headers=headers, extra_query=query, timeout=timeout
    )


def _is_content(body: Any) -> bool:
    """Whether a body is sent as it is: bytes, a path, an open file, or an `UploadFile`."""
    if is_bytes(body) or isinstance(body, _PLAIN):
        return not isinstance(body, _PLAIN)
    from ..values.uploads import is_upload  # here, as most bodies are JSON

    return is_upload(body)


def _check_path(path: str) -> None:
    if not path.startswith("/") or path.startswith("//"):
        raise ValueError("path: expected a path that begins with a single slash")
    if not path.isascii() or not path.isprintable() or not _FORBIDDEN.isdisjoint(path):
        raise ValueError("path: expected a percent-encoded path; use query= for parameters")
    plain = path.lower().replace("%2e", ".")
    if any(segment in (".", "..") for segment in plain.split("/")):
        raise ValueError("path: can't contain the segments '.' and '..'")


def _response_content(cast_to: Any) -> Content[Any]:
    if cast_to is None or cast_to is type(None):
        return nothing()
    if cast_to is bytes:
        return binary("*/*")
    return text("*/*") if cast_to is str else json(cast_to)
