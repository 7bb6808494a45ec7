"""The document's own settings: the `x-fragmint-…` keys, each read and checked in one place."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingType
from dataclasses import dataclass

from ...api import sendable
from ...api.model import Failure, Idempotency
from ...api.webhooks import Signature, Signing
from ...document.node import Mapping, Node, Scalar, Sequence
from ...document.pointer import join
from ...findings.diagnostic import Diagnostic
from ...names.words import snake, split
from ...openapi.extensions import FAILURE, IDEMPOTENT, METHOD, PERMISSIONS, RESUMABLE, WEBHOOKS

_VARIABLE = re.compile("[A-Za-z_][A-Za-z0-9_]{0,199}")
_STABILITY = ("x-stability-level", "x-stability", "x-fern-availability")


@dataclass(frozen=True, slots=True)
class Extensions:
    """The extensions of one object, with the findings of reading them."""

    nodes: MappingType[str, Node]
    found: list[Diagnostic]
    pointer: str
    """Where the object stands."""

    def method(self) -> tuple[str, ...] | None:
        """Return `realm.things.start` as its parts; None where the document says nothing."""
        node = self.nodes.get(METHOD)
        if node is None:
            return None
        text = node.value if isinstance(node, Scalar) else None
        parts = dotted(text) if isinstance(text, str) else None
        if parts is None:
            self._refuse(node, METHOD, "a dotted path such as `pets.list`")
        return parts

    def idempotency(self) -> Idempotency | None:
        """Read `true`, or the header that carries the key: `{header: Idempotency-Key}`."""
        node = self.nodes.get(IDEMPOTENT)
        if node is None or (isinstance(node, Scalar) and node.value is False):
            return None
        if isinstance(node, Scalar) and node.value is True:
            return Idempotency()
        header = self.text(node, "header")
        if header is None or sendable.header_name(header):
            self._refuse(node, IDEMPOTENT, "`true` or `{header: Idempotency-Key}`")
        return Idempotency(header or "")

    def resumable(self) -> bool:
        """Tell whether a stream that breaks off can go on behind its last event: `true` or `false`."""
        node = self.nodes.get(RESUMABLE)
        if node is None:
            return False
        if not isinstance(node, Scalar) or not isinstance(node.value, bool):
            self._refuse(node, RESUMABLE, "`true` or `false`")
            return False
        return node.value

    def failure(self) -> Failure | None:
        """Read the member and its value that make an answer a failure: `{success: false}`."""
        node = self.nodes.get(FAILURE)
        if node is None:
            return None
        if isinstance(node, Mapping) and len(node.entries) == 1:
            entry = node.entries[0]
            if isinstance(entry.value, Scalar):
                return Failure(entry.key, entry.value.value)
        self._refuse(node, FAILURE, "one member with its value, such as `{success: false}`")
        return None

    def signature(self) -> Signature | None:
        """Read how webhooks are signed: `{signature: standard-webhooks, secret-env: SHOP_SECRET}`."""
        node = self.nodes.get(WEBHOOKS)
        if node is None:
            return None
        said, variable = self.text(node, "signature"), self.text(node, "secret-env")
        members = node.keys() if isinstance(node, Mapping) else ()
        is_known = {*members} <= {"signature", "secret-env"} and said in [*Signing]
        is_name = "secret-env" not in members or _VARIABLE.fullmatch(variable or "") is not None
        if not (is_known and is_name):
            wanted = (
                "`{signature: standard-webhooks}`, perhaps with the variable `secret-env: NAME`"
            )
            self._refuse(node, WEBHOOKS, wanted)
            return None
        return Signature(Signing.STANDARD, variable or "")

    def permissions(self) -> tuple[str, ...]:
        """Read what the credentials must be allowed to do: `[Pets Write]`; any of it is enough."""
        node = self.nodes.get(PERMISSIONS)
        items = node.items if isinstance(node, Sequence) else ()
        texts = [item.value for item in items if isinstance(item, Scalar)]
        permissions = tuple(text for text in texts if isinstance(text, str))
        if node is not None and len(permissions) != (len(items) or 1):
            self._refuse(node, PERMISSIONS, "a list of names, such as `[Pets Write]`")
        return permissions

    def stability(self) -> str:
        """Read how far an operation may be relied on: `beta`; empty where it is said to be stable."""
        nodes = (self.nodes.get(key) for key in _STABILITY)
        texts = (node.value for node in nodes if isinstance(node, Scalar))
        told = next((text for text in texts if isinstance(text, str)), "")
        return "" if told in ("stable", "generally-available", "deprecated") else told

    def text(self, node: Node, key: str) -> str | None:
        """Return a string member of a mapping."""
        value = node.get(key) if isinstance(node, Mapping) else None
        return value.value if isinstance(value, Scalar) and isinstance(value.value, str) else None

    def _refuse(self, node: Node, key: str, expected: str) -> None:
        self._add(node, key, f"`{key}` must be {expected}", "correct the value")

    def _add(self, node: Node, key: str, message: str, hint: str) -> None:
        place = join(self.pointer, key)
        self.found.append(Diagnostic("bad-extension", message, node.span, place, hint))


def dotted(text: str) -> tuple[str, ...] | None:
    """Return the parts of `realm.things.start`, at most eight; None where one isn't a snake_case name."""
    parts = tuple(text.split("."))
    proper = all(part and part == snake(split(part)) and not part[0].isdigit() for part in parts)
    return parts if proper and 1 < len(parts) <= 8 else None
