"""References (`$ref`): where they stand, what they name, and which lead nowhere (OpenAPI 3.1 §4.8.23, RFC 3986)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from ..document.node import Mapping, Node, Scalar, Sequence
from ..document.pointer import ROOT, build, find, join, resolve, split
from ..findings.diagnostic import Diagnostic
from ..findings.text import nearest, shown
from ..source import Span

SCHEMAS = "#/components/schemas"

WEBHOOKS_OF_3_0 = "x-webhooks"
"""What documents call their webhooks that are of OpenAPI 3.0."""

# Under these keys every key is a name of the author's: a property may be called "default" or "$ref".
NAMED = frozenset(
    {
        "properties", "patternProperties", "dependentSchemas", "$defs", "definitions",
        "schemas", "responses", "parameters", "requestBodies", "headers", "securitySchemes",
        "callbacks", "pathItems", "paths", "webhooks", "content", "encoding", "variables",
        WEBHOOKS_OF_3_0,
    }
)  # fmt: skip
_WORDS = ("$ref", "$dynamicRef", "$recursiveRef")
# Under these keys stand values, not objects of OpenAPI: a "$ref" in there is data.
DATA = frozenset({"default", "enum", "const", "example", "examples", "value", "mapping", "links"})

_SUGGESTIONS = 100
"""For so many references the nearest name is looked for: a name takes milliseconds among thousands."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One `$ref` of the document.

    For example: `$ref: '#/components/schemas/Ticket'`; `pointer` is that of the object that holds it.
    """

    text: str
    span: Span
    pointer: str
    word: str = "$ref"


def local_pointer(text: str) -> str | None:
    """Return what a `$ref` names in its own document, or None for everything that is not a pointer.

    `#/components/schemas/a%20b` is percent-decoded (RFC 6901 §6).
    """
    if text not in ("", "#") and not text.startswith("#/"):
        return None
    return build(split(unquote(text)))


def is_external(text: str) -> bool:
    """Tell whether a `$ref` leads out of its document."""
    return bool(text) and not text.startswith("#")


def references(root: Node) -> Iterator[Reference]:
    """Yield every reference of a document, in no particular order."""
    waiting: list[tuple[Node, str, bool]] = [(root, "#", False)]
    while waiting:
        node, pointer, named = waiting.pop()
        if isinstance(node, Sequence):
            waiting.extend(
                (item, join(pointer, index), False) for index, item in enumerate(node.items)
            )
        elif isinstance(node, Mapping):
            if not named:
                yield from _own_reference(node, pointer)
            waiting.extend(
                (entry.value, join(pointer, entry.key), not named and entry.key in NAMED)
                for entry in node.entries
                if named or not _is_data(pointer, entry.key)
            )


def _is_data(pointer: str, key: str) -> bool:
    """Tell whether what stands under a key is no part of the document's structure."""
    if key == WEBHOOKS_OF_3_0 and pointer == ROOT:
        return False
    return key in DATA or key.startswith("x-")


def _own_reference(node: Mapping, pointer: str) -> Iterator[Reference]:
    for word in _WORDS:
        value = node.get(word)
        text = value.value if isinstance(value, Scalar) else None
        if isinstance(text, str) and value:
            yield Reference(text, value.span, pointer, word)


def reference_problems(root: Node) -> tuple[Diagnostic, ...]:
    """Return an error for every reference that leads out of the document or nowhere."""
    found: list[Diagnostic] = []
    for each in references(root):
        problem = _problem(root, each, suggests=len(found) < _SUGGESTIONS)
        if problem is not None:
            found.append(problem)
    return tuple(found)


def _problem(root: Node, reference: Reference, suggests: bool) -> Diagnostic | None:
    name = shown(reference.text, 100)
    if is_external(reference.text):
        message = f"the reference '{name}' leads out of this document"
        hint = "copy what it names into `components`, and refer to it there"
        return _error("external-reference", message, reference, hint)
    pointer = local_pointer(reference.text)
    if reference.word != "$ref":
        message = f"no schema around it has the anchor that `{reference.word}: '{name}'` means"
        hint = "refer by `$ref` and a JSON pointer such as `#/components/schemas/Name`"
        return _error("unresolved-reference", message, reference, hint)
    if pointer is None:
        hint = "refer by a JSON pointer such as `#/components/schemas/Name`"
        message = f"the reference '{name}' is an anchor that not exactly one schema has"
        return _error("unresolved-reference", message, reference, hint)
    if resolve(root, pointer) is None:
        message = f"the reference '{name}' does not resolve"
        near = _nearest_hint(root, pointer) if suggests else ""
        hint = near or "correct the reference, or add what it names"
        return _error("unresolved-reference", message, reference, hint)
    return None


def _nearest_hint(root: Node, pointer: str) -> str:
    """Return how far the pointer leads, and which name there is close to the missing one."""
    node, parts = root, split(pointer)
    for depth, part in enumerate(parts):
        step = resolve(node, build((part,)))
        if step is None:
            keys = node.keys() if isinstance(node, Mapping) else ()
            if meant := nearest(part, keys):
                return f"did you mean '{shown(meant, 60)}'?"
            parent = shown(build(parts[:depth]), 100)
            return f"correct the reference: '{parent}' has no '{shown(part, 60)}'"
        node = step
    return "correct the JSON pointer"


def _error(rule: str, message: str, reference: Reference, hint: str) -> Diagnostic:
    return Diagnostic(rule, message, reference.span, pointer=reference.pointer, hint=hint)


def entangled(root: Node) -> Diagnostic:
    """Return the error of a document that one runs out of stack in, at its schemas.

    Its nesting is bounded when it is read; but each schema may lead to another one.
    """
    schemas = find(root, SCHEMAS)
    return Diagnostic(
        "too-deep",
        "the schemas are nested too deeply through their references",
        root.span if schemas is None else schemas.span,
        pointer=ROOT if schemas is None else SCHEMAS,
        hint="shorten the longest chain of references and nested schemas",
    )
