"""Security schemes become credentials; what each operation needs stays in alternatives."""

from __future__ import annotations

from ...api import sendable
from ...api.model import Credential, CredentialKind
from ...api.types import Doc
from ...findings.text import shown
from ...openapi.model.document import Spec
from ...openapi.model.security import SecurityScheme
from ..problems import Problems

_API_KEY = {
    "header": CredentialKind.HEADER,
    "query": CredentialKind.QUERY,
    "cookie": CredentialKind.COOKIE,
}
_HTTP = {"bearer": CredentialKind.BEARER, "basic": CredentialKind.BASIC}


_ON_THE_TRANSPORT = "mutualTLS"
"""The type of a scheme that the transport satisfies, by its certificate: nothing is sent for it."""


def credentials(spec: Spec) -> dict[str, Credential]:
    """Return the schemes that a client can send, by id.

    OAuth 2 and OpenID Connect end in a bearer token (RFC 6750), which the caller brings.
    """
    found = {scheme.id: _credential(scheme) for scheme in spec.security_schemes}
    return {id: credential for id, credential in found.items() if credential is not None}


def _credential(scheme: SecurityScheme) -> Credential | None:
    kind = _kind(scheme)
    if kind is None:
        return None
    wire = scheme.name or "" if scheme.type == "apiKey" else "Authorization"
    grants = any(flow.type == "clientCredentials" for flow in scheme.flows)
    return Credential(scheme.id, kind, wire, Doc(scheme.description or ""), scheme.origin, grants)


def _kind(scheme: SecurityScheme) -> CredentialKind | None:
    match scheme.type:
        case "apiKey":
            return _API_KEY.get(scheme.location or "")
        case "http":
            return _HTTP.get(scheme.scheme or "")
        case "oauth2" | "openIdConnect":
            return CredentialKind.BEARER
        case _:
            return None


def alternatives(
    security: tuple[tuple[str, ...], ...] | None,
    spec: Spec,
    known: dict[str, Credential],
    problems: Problems,
) -> tuple[tuple[str, ...], ...]:
    """Return the alternatives that the client can satisfy, the document's preference first.

    An alternative with a scheme that isn't supported is left to the others; where no other is
    left, that is an error.
    """
    elsewhere = {each.id for each in spec.security_schemes if each.type == _ON_THE_TRANSPORT}
    security = tuple(tuple(id for id in each if id not in elsewhere) for each in security or ())
    usable = tuple(each for each in security if all(id in known for id in each))
    if security and not usable:
        wanted = {id for each in security for id in each}
        for scheme in spec.security_schemes:
            if scheme.id in wanted and scheme.id not in known:
                kind = f"{scheme.type} {shown(scheme.scheme or '')}".strip()
                message = f"security schemes of the type '{kind}' are not supported"
                hint = "add an alternative with a supported scheme, such as `http` with `bearer`"
                problems.error("unsupported-security", message, scheme.origin, hint)
    for credential in {id: known[id] for each in usable for id in each}.values():
        reason = _NAME_RULES.get(credential.kind, _any_name)(credential.wire)
        kind, hint = f"{credential.kind} of a security scheme,", "correct `name`"
        problems.unsendable(kind, credential.wire, reason, credential.origin, hint)
    return usable


def _any_name(name: str) -> str:
    """Accept every name: a query parameter's is percent-encoded, those of `http` schemes are the standard's."""
    return ""


_NAME_RULES = {
    CredentialKind.HEADER: sendable.header_name,
    CredentialKind.COOKIE: sendable.cookie_name,
}
