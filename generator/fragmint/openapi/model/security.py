"""How a caller proves who they are (OpenAPI 3.1 §4.8.27 to §4.8.30)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from ...document.node import Node
from ...document.origin import Origin

Security: TypeAlias = tuple[tuple[str, ...], ...]
"""Alternatives; each is the ids of all schemes that it needs at once. `((),)` asks for nothing, as does `()`."""


@dataclass(frozen=True, slots=True)
class OAuthFlow:
    """One way to come by an OAuth 2 token.

    For example::

        clientCredentials: {tokenUrl: 'https://example.com/token', scopes: {read: Read it}}
    """

    type: str
    authorization_url: str | None
    token_url: str | None
    refresh_url: str | None
    scopes: Mapping[str, str]
    origin: Origin


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    """One kind of credential.

    For example::

        api_key: {type: apiKey, name: X-Auth-Key, in: header}

    `name` and `location` (`query`, `header`, `cookie`) belong to `apiKey`,
    `scheme` (`bearer`, `basic`; in lower case) and `bearer_format` to `http`.
    """

    id: str
    type: str
    name: str | None
    location: str | None
    scheme: str | None
    bearer_format: str | None
    open_id_connect_url: str | None
    flows: tuple[OAuthFlow, ...]
    description: str | None
    extensions: Mapping[str, Node]
    origin: Origin
