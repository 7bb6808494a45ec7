"""From the values of a call to the request that is sent. Pure: nothing here touches the world
but the one random number of an idempotency key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import uuid4

from ..answer.errors import APIError, InvalidRequestError, MissingCredentialsError
from ..describe.content import Content, Nothing, json
from ..describe.credentials import Answered, Applied
from ..describe.options import as_timeout
from ..transports.protocol import TransportRequest
from ..values.fields import check_header_value, checked_headers
from ..values.models import UNSET
from ..values.redaction import REDACTED, Secret
from .bodies import encode_body, merged_body
from .checking import problems_of_body, problems_of_parameters
from .texts import as_array, as_text
from .urls import build_path, encode_query

if TYPE_CHECKING:
    from ..describe.operation import Operation, Request
    from ..describe.service import ClientConfig

__all__ = ["prepare"]


def prepare(
    config: ClientConfig, user_agent: str, operation: Operation[Any], request: Request
) -> TransportRequest:
    """Build the HTTP request of a call.

    Raises:
        InvalidRequestError: Arguments that break the description or can't be sent.
        MissingCredentialsError: The operation needs credentials and there are none.
    """
    # Outside of the `try`: what a function raises that is asked for a token is not ours to change.
    credentials = config.credentials.for_call(operation.security)
    try:
        return _prepare(config, user_agent, operation, request, credentials)
    except (TypeError, ValueError, OverflowError, RecursionError, MissingCredentialsError) as error:
        failure = _refusal(operation, error)
    # Out here the error is without the frames in which values lie open.
    raise failure


def _refusal(operation: Operation[Any], error: Exception) -> APIError:
    if isinstance(error, APIError):
        return error.with_traceback(None)
    text = "body: nested too deeply" if isinstance(error, RecursionError) else str(error)
    return InvalidRequestError([text], operation=operation.name)


def _prepare(
    config: ClientConfig,
    user_agent: str,
    operation: Operation[Any],
    request: Request,
    credentials: Answered | None,
) -> TransportRequest:
    if config.validate_requests and operation.parameters is not None:
        _check_parameters(operation, request)
    body = _body(config, operation, request)
    path = build_path(request.template, request.path, operation.styles)
    own = encode_query(request.query, operation.styles) if request.query else ""
    query = _query(config, operation, request, own)
    headers = _headers(config, user_agent, operation, request, body is not None)
    applied = _applied(config, operation, headers, credentials)
    _apply_credentials(headers, applied, request)
    return TransportRequest(
        request.method,
        _with_query(config.base_url + path, query, applied),
        tuple([field for field in headers.items() if field[1] is not UNSET]),
        body,
        as_timeout(request.timeout, config.timeout),
        config.base_url + _shown(operation, request, path, own),
    )


def _shown(operation: Operation[Any], request: Request, path: str, query: str) -> str:
    """Path and query for messages: of the operation's own parameters, but for the secret ones."""
    if operation.secrets:
        hidden = {name: REDACTED for name in request.path if name in operation.secrets}
        open_query = {n: v for n, v in request.query.items() if n not in operation.secrets}
        path = build_path(request.template, {**request.path, **hidden}, operation.styles)
        query = encode_query(open_query, operation.styles)
    return f"{path}?{query}" if query else path


def _check_parameters(operation: Operation[Any], request: Request) -> None:
    assert operation.parameters is not None
    places = (request.cookies, request.headers, request.query, request.path)
    given = {n: value for place in places for n, value in place.items() if value is not UNSET}
    problems = problems_of_parameters(operation.parameters, given, operation.secrets)
    if problems:
        raise InvalidRequestError(problems, operation=operation.name)


_EXTRA_BODY: Content[Any] = json(object)
"""What ``extra_body`` is for an operation that has no body of its own."""


def _body(config: ClientConfig, operation: Operation[Any], request: Request) -> bytes | None:
    value = merged_body(request.body, request.extra_body)
    if value is UNSET:
        return None
    content = operation.body or _EXTRA_BODY
    encoded = encode_body(content, value)
    if config.validate_requests:
        problems = problems_of_body(content, encoded, value)
        if problems:
            raise InvalidRequestError(problems, operation=operation.name)
    return encoded


def _query(config: ClientConfig, operation: Operation[Any], request: Request, own: str) -> str:
    """The whole query; ``own`` is the operation's part of it, the only one that messages show."""
    if not config.default_query and not request.extra_query:
        return own
    values = {**config.default_query, **request.query, **(request.extra_query or {})}
    return encode_query(values, operation.styles)


def _headers(
    config: ClientConfig,
    user_agent: str,
    operation: Operation[Any],
    request: Request,
    has_body: bool,
) -> dict[str, Any]:
    """The header fields by lower-case name: the operation's, then the client's, then the call's.

    A field that is UNSET is not to be sent; it stays, to hold off a credential of that name.
    """
    headers: dict[str, Any] = {"accept": _accepted(operation), "user-agent": user_agent}
    if has_body:
        headers["content-type"] = (operation.body or _EXTRA_BODY).media_type
    for name, value in request.headers.items():
        if value is not UNSET:
            headers[name.lower()] = _header_text(name, value)
    if operation.idempotency_header:
        headers.setdefault(operation.idempotency_header.lower(), str(uuid4()))
    if config.default_headers:
        headers.update(config.default_headers)
    if request.extra_headers:
        headers.update(checked_headers(request.extra_headers))
    return headers


def _accepted(operation: Operation[Any]) -> str:
    for content in operation.responses.values():
        if not isinstance(content, Nothing):
            return content.media_type
    return "*/*" if not operation.errors else _first_media_type(operation.errors)


def _first_media_type(contents: Mapping[str, Content[Any]]) -> str:
    return next(iter(contents.values())).media_type or "*/*"


def _header_text(name: str, value: object) -> Secret:
    """A header parameter in the "simple" style: items joined by commas. It may be a secret."""
    items = as_array(value)
    texts = [as_text(name, item) for item in ([value] if items is None else items)]
    text = ",".join(texts)
    check_header_value(name, text)
    return Secret(text)


def _applied(
    config: ClientConfig,
    operation: Operation[Any],
    headers: Mapping[str, Any],
    credentials: Answered | None,
) -> Applied:
    if credentials is not None:
        return credentials.applied()
    if not operation.security:
        return Applied()
    own = config.credentials.header_names(operation.security)
    if any(names and names <= headers.keys() for names in own):
        return Applied()  # the caller has set the headers himself
    raise MissingCredentialsError(
        f"{operation.name} needs credentials: "
        f"give {config.credentials.how_to_give(operation.security)}",
        operation=operation.name,
    )


def _apply_credentials(headers: dict[str, Any], applied: Applied, request: Request) -> None:
    for name, value in applied.headers:
        headers.setdefault(name, value)
    if not applied.cookies and not request.cookies:
        return
    cookies = [
        f"{quote(name, safe=_TOKEN_SAFE)}={_cookie_text(name, value)}"
        for name, value in request.cookies.items()
        if value is not UNSET
    ]
    cookies.extend(f"{quote(name, safe=_TOKEN_SAFE)}={value}" for name, value in applied.cookies)
    if cookies:
        # One field for all of them (RFC 6265 §5.4), those of a header called Cookie included.
        given = [headers["cookie"]] if "cookie" in headers else []
        headers["cookie"] = Secret("; ".join([*given, *cookies]))


def _cookie_text(name: str, value: object) -> str:
    text = as_text(name, value)
    if any(character in text for character in "\r\n\0"):
        raise ValueError(f"{name}: a cookie's value can't contain CR, LF or NUL")
    return quote(text, safe=_COOKIE_SAFE)


_TOKEN_SAFE = "!#$%&'*+^`|"
"""What a cookie's name holds as it is, beside letters, digits and `-._~` (RFC 6265 §4.1.1)."""

_COOKIE_SAFE = "!#$&'()*+-./:<=>?@[]^_`{|}~"
"""What a cookie's value can hold as it is, but for "%" (RFC 6265 §4.1.1)."""


def _with_query(url: str, query: str, applied: Applied) -> str:
    if not applied.query:
        return f"{url}?{query}" if query else url
    keys = "&".join(f"{quote(name, safe='')}={value}" for name, value in applied.query)
    return Secret(f"{url}?{query}&{keys}" if query else f"{url}?{keys}")
