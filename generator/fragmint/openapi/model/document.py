"""The document in OpenAPI's words (OpenAPI 3.1 §4.8); 3.0, 3.1 and 3.2 are one here.

Nothing behind this model asks for the version. References to everything but schemas are already
followed; references between schemas stay (`Schema.ref`) and are looked up with `Spec.target`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from ...document.node import Node
from ...document.origin import Origin
from .families import Families
from .operation import Operation, Server, Tag, Webhook
from .schema import NamedSchema, Schema
from .security import Security, SecurityScheme


@dataclass(frozen=True, slots=True)
class Contact:
    """Who answers questions about the API.

    For example::

        contact: {name: Support, url: 'https://example.com', email: help@example.com}
    """

    name: str | None
    url: str | None
    email: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class License:
    """Under which terms the API may be used; `identifier` is an SPDX expression.

    For example: `license: {name: MIT, identifier: MIT}`
    """

    name: str | None
    identifier: str | None
    url: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Spec:
    """A whole document.

    For example::

        openapi: 3.1.0
        info: {title: Museum, version: 1.0.0}
        paths: {}
    """

    title: str
    version: str
    summary: str | None
    description: str | None
    terms_of_service: str | None
    contact: Contact | None
    license: License | None
    servers: tuple[Server, ...]
    tags: tuple[Tag, ...]
    operations: tuple[Operation, ...]
    schemas: tuple[NamedSchema, ...]
    targets: Mapping[str, Schema]
    """Every schema that a `$ref` or a discriminator names, and those of `components.schemas`, by pointer."""
    security_schemes: tuple[SecurityScheme, ...]
    security: Security | None
    """The document's default; every operation already has it applied."""
    webhooks: tuple[Webhook, ...]
    """Calls that the server makes, callbacks of operations among them; none is one of the client's."""
    extensions: Mapping[str, Node]
    """The `x-…` keys of the root with their values."""
    origin: Origin
    families: Families
    """Schemas with a discriminator of their own, each of which means one of its children or itself."""
    merged: dict[int, tuple[Schema, Schema]] = field(
        default_factory=dict[int, tuple[Schema, Schema]], repr=False, compare=False
    )
    """What has become of schemas with `allOf`, by identity, beside each: a reference is followed from
    a thousand places, and always to the same. It is a memory of `lower` and changes no result."""

    @property
    def calls(self) -> tuple[tuple[str, Operation], ...]:
        """All operations by their ids: those of the client, and those that the server calls."""
        own = ((each.id, each) for each in self.operations)
        return (*own, *((each.id, each.operation) for each in self.webhooks))

    @property
    def server(self) -> Server | None:
        """The client's server: the root's first, or, where all operations have their own, that of most."""
        if self.servers:
            return self.servers[0]
        own = [each.servers[0] for each in self.operations if each.servers]
        if not own or len(own) < len(self.operations):
            return None
        counted = Counter(each.default_url for each in own)
        return max(own, key=lambda each: counted[each.default_url])

    def target(self, pointer: str) -> Schema:
        """Return the schema that a `Schema.ref` names.

        Raises:
            KeyError: No schema of this document refers to the pointer.
        """
        return self.targets[pointer]
