"""The schemes by which an API authenticates."""

from __future__ import annotations

from typing import Literal

import msgspec

Place = Literal["bearer", "basic", "header", "query", "cookie", "none"]


class Scheme(msgspec.Struct, frozen=True):
    """One way to authenticate (OpenAPI 3.1 §4.8.27).

    Attributes:
        place: How the credential is sent.
        name: The name of the header, query parameter or cookie that holds it.
        variable: The environment variable that is read if the client is given no credential.
    """

    place: Place
    name: str = ""
    variable: str = ""


def bearer(variable: str = "") -> Scheme:
    """A bearer token (RFC 6750), as OAuth 2.0 and OpenID Connect use it too."""
    return Scheme("bearer", "Authorization", variable)


def basic(variable: str = "") -> Scheme:
    """User name and password (RFC 7617). The environment variable holds `user:password`."""
    return Scheme("basic", "Authorization", variable)


def header_key(name: str, variable: str = "") -> Scheme:
    """A key in a header field."""
    return Scheme("header", name, variable)


def query_key(name: str, variable: str = "") -> Scheme:
    """A key in the query."""
    return Scheme("query", name, variable)


def cookie_key(name: str, variable: str = "") -> Scheme:
    """A key in a cookie."""
    return Scheme("cookie", name, variable)


def outside_of_http() -> Scheme:
    """Mutual TLS. Nothing is sent; the transport presents a certificate."""
    return Scheme("none")
