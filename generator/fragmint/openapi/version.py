"""Which version of OpenAPI a document is written in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..document.node import Mapping, Node, Scalar, kind
from ..document.pointer import ROOT, join
from ..findings.diagnostic import Diagnostic
from ..findings.text import shown
from ..source import Span

_READ = re.compile(r"3\.[012]\.[0-9]+(?:-.+)?")
_HINT = "write `openapi: 3.1.0` or `openapi: 3.0.3`"


@dataclass(frozen=True, slots=True)
class Version:
    """The dialect of a document.

    For example: `openapi: 3.0.3` is `Version(root, "3.0")`.
    """

    root: Mapping
    name: str
    """`3.0`, `3.1` or `3.2`."""

    @property
    def is_3_0(self) -> bool:
        """Whether it is the dialect whose schemas are not JSON Schema's."""
        return self.name == "3.0"


def read_version(node: Node) -> Version | Diagnostic:
    """Return the dialect of a document, or the error that says why it can't be read."""
    if not isinstance(node, Mapping):
        message = f"an OpenAPI document must be an object, not {kind(node)}"
        return _error(message, node.span, ROOT, "begin the document with `openapi: 3.1.0`")
    swagger = node.entry("swagger")
    if swagger is not None:
        hint = "convert the document first, with swagger2openapi or the Swagger Converter, say"
        message = "documents of Swagger 2.0 are not supported"
        return _error(message, swagger.key_span, join(ROOT, "swagger"), hint)
    entry = node.entry("openapi")
    if entry is None:
        start = node.entries[0].key_span if node.entries else node.span
        return _error("the document does not state its OpenAPI version", start, ROOT, _HINT)
    value = entry.value.value if isinstance(entry.value, Scalar) else None
    if isinstance(value, str) and _READ.fullmatch(value):
        return Version(node, value[:3])
    message = f"the OpenAPI version must be a string, not {kind(entry.value)}"
    if value is not None:
        message = f"the OpenAPI version '{shown(entry.value.span.text, 40)}' is not supported"
    return _error(message, entry.value.span, join(ROOT, "openapi"), _HINT)


def _error(message: str, span: Span, pointer: str, hint: str) -> Diagnostic:
    return Diagnostic("openapi-version", message, span, pointer=pointer, hint=hint)
