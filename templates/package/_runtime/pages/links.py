"""The header field `Link` (RFC 8288 §3)."""

from __future__ import annotations

import re
from typing import Final

_LINK: Final = re.compile(
    r"""<([^<>]*)>                                              # the target
        ((?:\s*;\s*[^\s=;,"<>]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s",;]*))?)*)""",
    re.VERBOSE,
)
_PARAMETER: Final = re.compile(r';\s*([^\s=;,"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",;]*))')


def linked(field: str, relation: str) -> str | None:
    """The target of the first link with a relation, as it stands there; None if there is none.

    A link with an `anchor` is about something else than this response (§3.2). Of several `rel`
    parameters of a link only the first one counts (§3.3).

    Args:
        field: The value of the field; those of several fields joined by commas.
        relation: The relation type, in lower case, such as `next`.
    """
    for target, parameters in _LINK.findall(field):
        found: dict[str, str] = {}
        for name, quoted, bare in _PARAMETER.findall(parameters):
            found.setdefault(name.lower(), quoted or bare)
        if relation in found.get("rel", "").lower().split() and "anchor" not in found:
            return str(target)
    return None
