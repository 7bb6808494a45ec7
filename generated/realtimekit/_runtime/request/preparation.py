"""From the arguments of a call to its HTTP request. Does no I/O."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec.structs import replace

from ..answer.errors import APIError, InvalidRequestError, MissingCredentialsError
from ..describe.content import Content, json
from ..describe.credentials import Answered, Applied, Asking
from ..describe.options import as_timeout
from ..transports.protocol import TransportRequest
from ..values.models import UNSET
from ..values.redaction import REDACTED
from .bodies import encode_body, merged_body
from .checking import (
    holds_objects,
    problems_of_body,
    problems_of_parameters,
    problems_of_parts,
)
from .headers import add_credentials, header_fields, sent
from .urls import build_path, encode_query, is_absolute, is_same_origin, names_in, with_keys

if TYPE_CHECKING:
    from ..describe.content import Style
    from ..describe.operation import Operation, Request
    from ..describe.service import ClientConfig
    from ..values.sending import StreamedBody
    from .authorization import Authorization


Styles: TypeAlias = "Mapping[str, Style]"

_NO_STYLES: Styles = {}
_NOTHING = Applied()


def prepare(
    config: ClientConfig, user_agent: str, operation: Operation[Any], request: Request
) -> tuple[TransportRequest, Authorization | None] | APIError | OSError:
    """Build the HTTP request of a call.

    Where a function is to be asked for credentials, the request has none, and the authorization
    makes those that are sent.

    Returns:
        The request, or why there is none: an `InvalidRequestError` for arguments that do not match
        the description or can't be sent, a `MissingCredentialsError` for credentials that the client
        does not have, an `OSError` for a file that can't be sent. The caller raises it, without the frames whose local variables hold secrets
        and near to the user's own line.
    """
    try:
        if operation.server:
            config = _at_server(config, operation.server)
        if is_absolute(request.template):
            config, operation = _at_url(config, operation, request.template)
        credentials = config.credentials.for_call(operation.security)
        return _prepare(config, user_agent, operation, request, credentials)
    except (TypeError, ValueError, OverflowError, RecursionError, MissingCredentialsError) as error:
        return _refusal(operation, error)
    except OSError as error:  # a file to be sent is not there
        return error.with_traceback(None)


def _at_server(config: ClientConfig, server: str) -> ClientConfig:
    """For a call to an operation's own server.

    Credentials go there, since the description says so; what a caller has given for all requests
    goes to the client's server only.
    """
    url = config.base_of(server)
    if is_same_origin(url, config.base_url):
        return replace(config, base_url=url)
    return replace(config, base_url=url, default_headers=config.own_headers, default_query={})


def _at_url(
    config: ClientConfig, operation: Operation[Any], url: str
) -> tuple[ClientConfig, Operation[Any]]:
    """For a call to an absolute URL. To another origin it takes nothing of the client's own along."""
    if is_same_origin(url, config.base_url):
        named = names_in(url)
        query = {name: each for name, each in config.default_query.items() if name not in named}
        return replace(config, base_url="", default_query=query), operation
    bare = replace(config, base_url="", default_headers={}, default_query={})
    return bare, replace(operation, security=())


def _refusal(operation: Operation[Any], error: Exception) -> APIError:
    if isinstance(error, APIError):
        return error.with_traceback(None)
    text = (
        "body: the value is nested too deeply" if isinstance(error, RecursionError) else str(error)
    )
    return InvalidRequestError([text], operation=operation.name)


def _prepare(
    config: ClientConfig,
    user_agent: str,
    operation: Operation[Any],
    request: Request,
    credentials: Answered | Asking | None,
) -> tuple[TransportRequest, Authorization | None]:
    at_url = is_absolute(request.template)  # which holds the path and the query, encoded already
    if config.validate_requests and operation.parameters is not None and not at_url:
        _check_parameters(operation, request)
    body = _body(config, operation, request)
    in_path, in_query = _styles(operation)
    path = build_path(request.template, request.path, in_path)
    own = encode_query(request.query, in_query) if request.query else ""
    query = _query(config, request, own, in_query)
    media_type = None if body is None else (operation.body or _EXTRA_BODY).media_type
    if media_type is not None and not isinstance(body, bytes):
        media_type = getattr(body, "media_type", None) or media_type
    headers = header_fields(config, user_agent, operation, request, media_type)
    applied = _NOTHING
    fields = headers
    if isinstance(credentials, Asking):
        fields = dict(headers)
    else:
        applied = _applied(config, operation, headers, credentials)
    add_credentials(fields, applied, operation, request)
    prepared = TransportRequest(
        request.method,
        with_keys(_joined(config.base_url + path, query), applied),
        sent(fields),
        body,
        as_timeout(request.timeout, config.timeout),
        config.base_url + _shown(operation, request, path, own),
    )
    if isinstance(credentials, Asking):
        from .authorization import Authorization, Signing  # here, as most clients need none

        return prepared, Authorization(credentials, Signing(operation, request, headers, prepared))
    return prepared, None


def _joined(url: str, query: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}{query}" if query else url


def _styles(operation: Operation[Any]) -> tuple[Styles, Styles]:
    """The styles of the path's parameters, and of the query's."""
    return operation.styles.get("path", _NO_STYLES), operation.styles.get("query", _NO_STYLES)


def _shown(operation: Operation[Any], request: Request, path: str, query: str) -> str:
    """Path and query for messages, without secret parameters and without those of the client."""
    if operation.secrets:
        hidden = {name: REDACTED for name in request.path if name in operation.secrets}
        open_query = {n: v for n, v in request.query.items() if n not in operation.secrets}
        in_path, in_query = _styles(operation)
        path = build_path(request.template, {**request.path, **hidden}, in_path)
        query = encode_query(open_query, in_query)
    # The query of a URL may be a signature.
    if is_absolute(request.template):
        path = path.partition("?")[0]
    return _joined(path, query)


def _check_parameters(operation: Operation[Any], request: Request) -> None:
    assert operation.parameters is not None
    places = (request.cookies, request.headers, request.query, request.path)
    given = {n: value for place in places for n, value in place.items() if value is not UNSET}
    problems = problems_of_parameters(operation.parameters, given, operation.secrets)
    if holds_objects(given):
        from .strangers import strangers

        problems += strangers(operation.parameters, given, is_whole=False, only_near=bool(problems))
    if problems:
        raise InvalidRequestError(problems, operation=operation.name)


_EXTRA_BODY: Content[Any] = json(object)
"""The content of `extra_body` for an operation without a body."""


def _body(
    config: ClientConfig, operation: Operation[Any], request: Request
) -> bytes | StreamedBody | None:
    value = merged_body(request.body, request.extra_body)
    if value is UNSET or (operation.optional_body and not value and request.extra_body is None):
        return None
    content = operation.body or _EXTRA_BODY
    encoded = encode_body(content, value)
    if config.validate_requests:
        if isinstance(encoded, bytes):
            problems = problems_of_body(content, encoded, value)
        else:
            problems = _problems_of_parts(content, value)
        if holds_objects(request.body):
            from .strangers import strangers  # here, because most bodies are flat

            problems += strangers(content.type, request.body, only_near=bool(problems))
        if problems:
            raise InvalidRequestError(problems, operation=operation.name)
    return encoded


def _problems_of_parts(content: Content[Any], value: Any) -> list[str]:
    """Where the parts of a streamed body don't match their types; files have none."""
    if content.type is bytes:
        return []
    from .multipart import plain_fields

    return problems_of_parts(content, plain_fields(value), value)


def _query(config: ClientConfig, request: Request, own: str, styles: Styles) -> str:
    """The whole query; `own` is the part of the operation, and the only one that messages show."""
    if not config.default_query and not request.extra_query:
        return own
    values = {**config.default_query, **request.query, **(request.extra_query or {})}
    return encode_query(values, styles)


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
        return Applied()  # the caller has set the header fields
    raise MissingCredentialsError(
        f"{operation.name} needs credentials: "
        f"give {config.credentials.how_to_give(operation.security)}",
        operation=operation.name,
    )
