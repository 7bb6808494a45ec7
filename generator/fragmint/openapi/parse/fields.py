"""One object of the document, and typed access to its fields."""

from __future__ import annotations

import math
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field

from ...document.node import Mapping, Node, Scalar, Sequence
from ...document.origin import Origin
from ...document.plain import to_value
from ...document.pointer import find, join
from ...findings.diagnostic import Diagnostic
from ...source import Span
from ..extensions import KNOWN, PREFIX
from ..findings import below, unknown_extension, wrong_type
from ..model.schema import Value
from ..references import local_pointer


@dataclass(frozen=True, slots=True)
class Context:
    """What every function that parses needs: the whole document, its dialect, and a list for findings.

    For example: `Context(root, is_3_0=True)` for `openapi: 3.0.3`.
    """

    root: Mapping
    is_3_0: bool
    found: list[Diagnostic] = field(default_factory=list[Diagnostic])


@dataclass(frozen=True, slots=True)
class Fields:
    """An object of the document. A field of a wrong type is reported and counts as absent.

    For example: of `{type: integer}`, `text` returns "integer" for "type" and None for "format".
    """

    context: Context
    node: Mapping
    origin: Origin

    def text(self, name: str) -> str | None:
        """Return a string."""
        value = self._scalar(name, str, "a string")
        return value if isinstance(value, str) else None

    def flag(self, name: str) -> bool | None:
        """Return a boolean."""
        value = self._scalar(name, bool, "a boolean")
        return value if isinstance(value, bool) else None

    def number(self, name: str) -> int | float | None:
        """Return a finite number."""
        node = self.node.get(name)
        value = node.value if isinstance(node, Scalar) else None
        if isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value):
            return value
        if node is not None:
            self.wrong(node, "a finite number", name)
        return None

    def count(self, name: str) -> int | None:
        """Return a whole number that is not negative; `10.0` is one."""
        node, value = self.node.get(name), self.number(name)
        if value is None or node is None:
            return None
        if value != int(value):
            self.wrong(node, "a whole number", name)
        if value < 0:
            here = Origin(join(self.origin.pointer, name), node.span)
            Fields(self.context, self.node, here).report("invalid", *below(0))
        return int(value) if value >= 0 and value == int(value) else None

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of strings."""
        node = self.node.get(name)
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            self.wrong(node, "an array", name)
            return ()
        values = [item.value if isinstance(item, Scalar) else None for item in node.items]
        for index, (item, value) in enumerate(zip(node.items, values, strict=True)):
            if not isinstance(value, str):
                self.wrong(item, "a string", name, index)
        return tuple(value for value in values if isinstance(value, str))

    def value(self, name: str) -> Value | None:
        """Return a JSON value of any type; None when the field is absent."""
        entry = self.node.entry(name)
        if entry is None:
            return None
        origin = Origin(join(self.origin.pointer, name), entry.value.span)
        return Value(to_value(entry.value), origin)

    def values(self, name: str) -> tuple[Value, ...] | None:
        """Return a list of JSON values, each with its place; None when the field is absent."""
        node = self.node.get(name)
        if node is None:
            return None
        if not isinstance(node, Sequence):
            self.wrong(node, "an array", name)
            return None
        return tuple(
            Value(to_value(item), Origin(join(self.origin.pointer, name, index), item.span))
            for index, item in enumerate(node.items)
        )

    def child(self, name: str) -> Fields | None:
        """Return an object."""
        entry = self.node.entry(name)
        return None if entry is None else self._fields(entry.value, entry.key_span, name)

    def children(self, name: str) -> tuple[Fields, ...]:
        """Return a list of objects."""
        node = self.node.get(name)
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            self.wrong(node, "an array", name)
            return ()
        items = [
            self._fields(item, item.span, name, index) for index, item in enumerate(node.items)
        ]
        return tuple(item for item in items if item is not None)

    def named(self, name: str) -> tuple[tuple[str, Fields], ...]:
        """Return a map of objects, without its `x-…` keys."""
        child = self.child(name)
        return () if child is None else child.members()

    def members(self) -> tuple[tuple[str, Fields], ...]:
        """Return the objects that this map holds, without its `x-…` keys."""
        pairs = [
            (entry.key, self._fields(entry.value, entry.key_span, entry.key))
            for entry in self.node.entries
            if not entry.key.startswith("x-")
        ]
        return tuple((key, fields) for key, fields in pairs if fields is not None)

    def extensions(self) -> ReadOnly[str, Node]:
        """Return the `x-…` keys with their values; one of ours that there isn't would have no effect."""
        for entry in self.node.entries:
            if entry.key.startswith(PREFIX) and entry.key not in KNOWN:
                self.context.found.append(unknown_extension(entry, self.origin.pointer))
        return {e.key: e.value for e in self.node.entries if e.key.startswith("x-")}

    def followed(self) -> Fields | None:
        """Return this object, or the one that its `$ref` names; None when that leads nowhere.

        Such references are found by `reference_problems` and `cycle_problems`; here they are passed over.
        """
        fields, seen = self, set[str]()
        while (text := fields.text("$ref")) is not None:
            pointer = local_pointer(text)
            found = None if pointer is None else find(self.context.root, pointer)
            if pointer is None or found is None or pointer in seen:
                return None
            seen.add(pointer)
            if not isinstance(found.node, Mapping):
                self.wrong(found.node, "an object")
                return None
            fields = Fields(self.context, found.node, Origin(pointer, found.span))
        return fields

    def at(self, span: Span) -> Fields:
        """Return this object with another place to report at."""
        return Fields(self.context, self.node, Origin(self.origin.pointer, span))

    def report(self, rule: str, message: str, hint: str) -> None:
        """Add a finding about this object."""
        self.context.found.append(
            Diagnostic(rule, message, self.origin.span, pointer=self.origin.pointer, hint=hint)
        )

    def wrong(self, node: Node, wanted: str, *parts: str | int) -> None:
        """Add the finding that a field's value is not what the standard wants."""
        self.context.found.append(wrong_type(node, wanted, join(self.origin.pointer, *parts)))

    def _scalar(self, name: str, wanted: type[object], words: str) -> object:
        node = self.node.get(name)
        if node is None:
            return None
        if isinstance(node, Scalar) and isinstance(node.value, wanted):
            return node.value
        self.wrong(node, words, name)
        return None

    def _fields(self, node: Node, span: Span, *parts: str | int) -> Fields | None:
        if isinstance(node, Mapping):
            return Fields(self.context, node, Origin(join(self.origin.pointer, *parts), span))
        self.wrong(node, "an object", *parts)
        return None
