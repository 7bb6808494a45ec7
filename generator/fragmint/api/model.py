"""What a client offers: its operations, and what it is told of their server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..document.origin import Origin
from .content import Answer, Body, BodyKind, Location, Parameter, PartRule, Style
from .types import NO_DEFAULT, Definition, Doc, Ref, Type, TypeId
from .webhooks import NO_WEBHOOKS, Webhooks


@dataclass(frozen=True, slots=True)
class Failure:
    """A member whose value makes any answer a failure. For example: `{success: false}`"""

    wire: str
    value: object


class PageStyle(StrEnum):
    """How the next page of a list is asked for."""

    PAGE = "page"
    OFFSET = "offset"
    CURSOR = "cursor"
    NEXT = "next"
    """By a URL in the response."""
    LINK = "link"
    """By a URL in the header `Link` of the response (RFC 8288 §3)."""


@dataclass(frozen=True, slots=True)
class Pagination:
    """How a list comes in pages. A path of names is empty where the document says nothing.

    For example: `{style: page, page: page_no, first: 1, items: data, total: paging.total_count}`
    """

    style: PageStyle
    parameter: str
    """What says where a page begins; empty for the styles that have a URL."""
    in_body: bool
    """Whether the parameter is a property of the request's body."""
    first: int
    """The number of the first page, or of the first item."""
    items: tuple[str, ...]
    """The path to the array; empty where the response is the array."""
    total: tuple[str, ...]
    end: tuple[str, ...]
    pages: tuple[str, ...]
    more: tuple[str, ...]
    next: tuple[str, ...]
    """The path to the next cursor or URL."""
    header: str
    """The header of the response that is the next cursor."""
    item: tuple[str, ...]
    """The path to what is the next cursor, inside of the page's last item."""
    record: Ref | None
    """The object that a page is; None where it is an array."""
    item_type: Type
    origin: Origin


class CredentialKind(StrEnum):
    """How a credential is sent (OpenAPI, Security Scheme Object)."""

    BEARER = "bearer"
    BASIC = "basic"
    HEADER = "header"
    QUERY = "query"
    COOKIE = "cookie"


@dataclass(frozen=True, slots=True)
class Credential:
    """One way to identify the caller. `wire` names the header, query parameter or cookie.

    For example: `{type: http, scheme: bearer}`
    """

    id: str
    kind: CredentialKind
    wire: str
    doc: Doc
    origin: Origin
    grants: bool = False
    """Whether a program can fetch it itself, by its own id and secret (OAuth 2.0)."""


@dataclass(frozen=True, slots=True)
class Idempotency:
    """A promise that repeating the call does not act twice; `header` carries the key, if any."""

    header: str = ""


NOT_KNOWN = "?"
"""The server of an operation whose URL only its caller knows."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One call. For example: `paths: {/pets: {get: …}}`"""

    id: str
    """What the document calls it: its operationId, or `GET /pets` where it has none."""
    method: str
    path: str
    service: tuple[str, ...]
    name: str
    parameters: tuple[Parameter, ...]
    body: Body | None
    answers: tuple[Answer, ...]
    errors: tuple[Answer, ...]
    security: tuple[tuple[str, ...], ...]
    """Alternatives of credential ids; an empty alternative allows an anonymous call."""
    pagination: Pagination | None
    failure: Failure | None
    idempotency: Idempotency | None
    summary: str
    doc: Doc
    origin: Origin
    permissions: tuple[str, ...] = ()
    """What the credentials must be allowed to do; any of these is enough."""
    stability: str = ""
    """`beta` and the like; empty where the document says nothing."""
    events: Answer | None = None
    """A success that is a stream, where a call can ask for it in place of another."""
    server: str = ""
    """The URL of the operation's own server; empty where it is that of all, `NOT_KNOWN` where the
    document doesn't say it.
    """
    resumes: bool = False
    """Whether a stream that has broken off goes on behind its last event."""

    @property
    def is_stream(self) -> bool:
        """Whether its answer is a stream, whatever a call asks for."""
        return any(each.is_stream for each in self.answers)


@dataclass(frozen=True, slots=True)
class Contact:
    """Who answers questions about the API."""

    name: str
    address: str
    """Of mail."""


@dataclass(frozen=True, slots=True)
class Api:
    """The whole of it, in an order that depends on names alone, never on the document's layout."""

    title: str
    doc: Doc
    version: str
    contact: Contact | None
    license: str | None
    """An SPDX expression, as the document has it."""
    server: str
    operations: tuple[Operation, ...]
    skipped: tuple[str, ...]
    """Ids of the operations that the configuration leaves out."""
    definitions: Mapping[TypeId, Definition]
    credentials: tuple[Credential, ...]
    webhooks: Webhooks = NO_WEBHOOKS
    services: Mapping[tuple[str, ...], Doc] = field(default_factory=dict[tuple[str, ...], Doc])
    """What the document says of a group of operations, by where the client offers them."""


__all__ = [
    "NO_DEFAULT",
    "Answer",
    "Api",
    "Body",
    "BodyKind",
    "Contact",
    "Credential",
    "CredentialKind",
    "Failure",
    "Idempotency",
    "Location",
    "Operation",
    "PageStyle",
    "Pagination",
    "Parameter",
    "PartRule",
    "Style",
]
