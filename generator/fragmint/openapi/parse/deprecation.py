"""What should no longer be used: `deprecated: true`, and what our extension says of it."""

from __future__ import annotations

from ...document.node import Mapping, Scalar
from ...document.pointer import join
from ...findings.diagnostic import Diagnostic
from ..extensions import DEPRECATED
from ..model.schema import Deprecation
from .fields import Fields


def deprecation(fields: Fields) -> Deprecation | None:
    """Return since when an object is deprecated and what takes its place; None where it isn't.

    The extension alone is enough: who says what to use instead doesn't want the object used.
    """
    flagged = fields.flag("deprecated") or False
    node = fields.node.get(DEPRECATED)
    if node is None:
        return Deprecation() if flagged else None
    entries = node.entries if isinstance(node, Mapping) else ()
    told = {
        each.key: each.value.value
        for each in entries
        if isinstance(each.value, Scalar) and isinstance(each.value.value, str)
    }
    if not told or len(told) != len(entries) or told.keys() - {"since", "instead"}:
        message = f"`{DEPRECATED}` must be `since`, `instead` or both, each a string"
        hint = "write it such as `{since: '2.1', instead: use pets.replace}`"
        place = join(fields.origin.pointer, DEPRECATED)
        fields.context.found.append(
            Diagnostic("bad-extension", message, node.span, pointer=place, hint=hint)
        )
    return Deprecation(told.get("since", "").strip(), told.get("instead", "").strip())
