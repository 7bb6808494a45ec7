"""What identifies the caller: arguments of the client, their variables, and how they are sent."""

from __future__ import annotations

from collections.abc import Iterable

from ....api.model import Api, Credential, CredentialKind
from ....config import Config
from ...naming.allocation import Allocation
from ...reference_views import Alternative
from ...reference_views import Credential as CredentialRow
from ...text.html import Words, coded, own, rich
from ..client import credential_variable


def alternatives(
    security: Iterable[tuple[str, ...]], model: Api, config: Config, allocation: Allocation
) -> tuple[Alternative, ...]:
    """Return the alternatives of credentials, each with its rows."""
    known = {each.id: each for each in model.credentials}
    return tuple(
        Alternative(number == 0, tuple(_row(known[id], config, allocation) for id in group))
        for number, group in enumerate(filter(None, security))
    )


def _row(credential: Credential, config: Config, allocation: Allocation) -> CredentialRow:
    variable = credential_variable(config, credential, allocation)
    return CredentialRow(
        coded(allocation.credentials[credential.id]),
        _way(credential),
        coded(variable),
        rich(credential.doc.text),
    )


def _way(credential: Credential) -> Words:
    match credential.kind:
        case CredentialKind.BEARER:
            return own("as a bearer token in {}", coded("Authorization"))
        case CredentialKind.BASIC:
            return own("as user and password in {}", coded("Authorization"))
        case CredentialKind.HEADER:
            return own("in the header {}", coded(credential.wire))
        case CredentialKind.QUERY:
            return own("in the query as {}", coded(credential.wire))
        case CredentialKind.COOKIE:
            return own("in the cookie {}", coded(credential.wire))
