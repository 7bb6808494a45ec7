"""Security schemes and requirements (OpenAPI 3.1 §4.8.27 to §4.8.30)."""

from __future__ import annotations

from ...document.node import Mapping, Scalar, Sequence
from ...findings.text import shown
from ..model.security import OAuthFlow, Security, SecurityScheme
from .fields import Fields


def parse_security_schemes(components: Fields | None) -> tuple[SecurityScheme, ...]:
    """Return the kinds of credentials that a document names."""
    named = () if components is None else components.named("securitySchemes")
    pairs = ((id_, scheme.followed()) for id_, scheme in named)
    return tuple(_scheme(id_, scheme) for id_, scheme in pairs if scheme is not None)


def parse_security(fields: Fields, known: frozenset[str]) -> Security | None:
    """Return the alternatives of `security`; None when an object says nothing about it."""
    node = fields.node.get("security")
    if node is None:
        return None
    if not isinstance(node, Sequence):
        fields.wrong(node, "an array", "security")
        return None
    return tuple(_requirement(item, known) for item in fields.children("security"))


def _requirement(fields: Fields, known: frozenset[str]) -> tuple[str, ...]:
    for entry in fields.node.entries:
        if entry.key not in known:
            message = f"there is no security scheme '{shown(entry.key, 100)}'"
            hint = "describe it in `components.securitySchemes`, or correct the name"
            fields.at(entry.key_span).report("unknown-security-scheme", message, hint)
    return tuple(key for key in fields.node.keys() if key in known)  # noqa: SIM118


def _scheme(id_: str, fields: Fields) -> SecurityScheme:
    scheme = fields.text("scheme")
    return SecurityScheme(
        id=id_,
        type=fields.text("type") or "",
        name=fields.text("name"),
        location=fields.text("in"),
        scheme=None if scheme is None else scheme.lower(),
        bearer_format=fields.text("bearerFormat"),
        open_id_connect_url=fields.text("openIdConnectUrl"),
        flows=tuple(_flow(type_, flow) for type_, flow in fields.named("flows")),
        description=fields.text("description"),
        extensions=fields.extensions(),
        origin=fields.origin,
    )


def _flow(type_: str, fields: Fields) -> OAuthFlow:
    return OAuthFlow(
        type=type_,
        authorization_url=fields.text("authorizationUrl"),
        token_url=fields.text("tokenUrl"),
        refresh_url=fields.text("refreshUrl"),
        scopes=_scopes(fields),
        origin=fields.origin,
    )


def _scopes(fields: Fields) -> dict[str, str]:
    node = fields.node.get("scopes")
    entries = node.entries if isinstance(node, Mapping) else ()
    return {
        entry.key: entry.value.value
        for entry in entries
        if isinstance(entry.value, Scalar) and isinstance(entry.value.value, str)
    }
