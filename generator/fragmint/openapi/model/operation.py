"""Operations and what they are made of, in OpenAPI's words (OpenAPI 3.1 §4.8.5 to §4.8.22)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...document.node import Node
from ...document.origin import Origin
from .schema import Deprecation, Schema, Value
from .security import Security


@dataclass(frozen=True, slots=True)
class ServerVariable:
    """A part of a server's URL that callers choose.

    For example: `variables: {region: {default: eu, enum: [eu, us]}}`
    """

    name: str
    default: str
    enum: tuple[str, ...]
    description: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Server:
    """Where the API is reached.

    For example: `servers: [{url: 'https://{region}.example.com/v1'}]`
    """

    url: str
    description: str | None
    variables: tuple[ServerVariable, ...]
    origin: Origin

    @property
    def default_url(self) -> str:
        """The URL with the defaults of its variables: `https://eu.example.com/v1`."""
        url = self.url
        for variable in self.variables:
            url = url.replace("{" + variable.name + "}", variable.default)
        return url


@dataclass(frozen=True, slots=True)
class Tag:
    """A group of operations, described.

    For example: `tags: [{name: Tickets, description: Museum tickets.}]`
    """

    name: str
    description: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value that is sent in the path, the query, a header or a cookie.

    For example: `{name: limit, in: query, schema: {type: integer}}`

    `style` and `explode` have the standard's defaults filled in. With `content_type` the value
    is written in that format instead (`content:` in the document).
    """

    name: str
    location: str
    required: bool
    schema: Schema
    style: str
    explode: bool
    allow_reserved: bool
    allow_empty_value: bool
    content_type: str | None
    description: str | None
    deprecated: Deprecation | None
    examples: tuple[Value, ...]
    extensions: Mapping[str, Node]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Header:
    """A header of a response, or of one part of a multipart body.

    For example: `headers: {X-Rate-Limit: {schema: {type: integer}}}`
    """

    name: str
    required: bool
    schema: Schema
    content_type: str | None
    description: str | None
    deprecated: Deprecation | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Encoding:
    """How one property of a form or multipart body is written; None where nothing is said.

    For example: `encoding: {avatar: {contentType: image/png}}`
    """

    property_name: str
    content_type: str | None
    headers: tuple[Header, ...]
    style: str | None
    explode: bool | None
    allow_reserved: bool | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class MediaType:
    """A body in one format; `name` is as written (`application/json; charset=utf-8`).

    For example: `content: {application/json: {schema: {type: string}}}`
    """

    name: str
    schema: Schema | None
    encoding: tuple[Encoding, ...]
    examples: tuple[Value, ...]
    origin: Origin
    item_schema: Schema | None = None
    """That of each item of a stream (OpenAPI 3.2)."""


@dataclass(frozen=True, slots=True)
class RequestBody:
    """What an operation is sent.

    For example: `requestBody: {required: true, content: {application/json: {schema: {type: object}}}}`
    """

    required: bool
    description: str | None
    content: tuple[MediaType, ...]
    extensions: Mapping[str, Node]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Response:
    """What an operation answers; `status` is `200`, `2XX` (in capitals) or `default`.

    For example: `'200': {description: The ticket.}`
    """

    status: str
    description: str | None
    headers: tuple[Header, ...]
    content: tuple[MediaType, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path, with what the path item says for all its methods merged in.

    For example::

        paths:
          /tickets:
            get:
              operationId: listTickets
              responses: {'200': {description: Tickets.}}

    `method` is in capitals. `security` has the document's default applied; None = nothing said anywhere.
    `servers` are the operation's or the path's own; None = the document's. `callbacks` are names of
    calls that the server makes. `item` is the pointer under which `paths` lists the path, whatever that
    refers to.
    """

    method: str
    path: str
    item: str
    operation_id: str | None
    summary: str | None
    description: str | None
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    request_body: RequestBody | None
    responses: tuple[Response, ...]
    security: Security | None
    servers: tuple[Server, ...] | None
    callbacks: tuple[str, ...]
    deprecated: Deprecation | None
    extensions: Mapping[str, Node]
    origin: Origin

    @property
    def id(self) -> str:
        """What the document calls the operation: its operationId, else `GET /path`."""
        return self.operation_id or self.call

    @property
    def call(self) -> str:
        """Method and path: `GET /path`."""
        return f"{self.method} {self.path}"


@dataclass(frozen=True, slots=True)
class Webhook:
    """A call that the server makes: a webhook, or a callback of an operation (OpenAPI 3.1 §4.8.18).

    For example: `webhooks: {sold: {post: {requestBody: {content: {…}}}}}`

    `callback_of` is the id of the operation that a callback belongs to, "" for a webhook; `expression`
    says where a callback goes: `{$request.body#/url}`. `id` is what findings and settings call it.
    """

    id: str
    name: str
    operation: Operation
    callback_of: str = ""
    expression: str = ""
