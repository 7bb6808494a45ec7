"""Schemas in OpenAPI's words (OpenAPI 3.1 §4.8.24, JSON Schema 2020-12); 3.0 and 3.1 are one here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...document.node import Node
from ...document.origin import Origin
from ...document.plain import Plain


@dataclass(frozen=True, slots=True)
class Value:
    """A JSON value that the document gives: a default, a const, one value of an enum, an example.

    For example: `default: 20`
    """

    value: Plain
    origin: Origin
    name: str = ""
    """Of a named example."""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Property:
    """One property of an object.

    For example::

        properties:
          email: {type: string}
    """

    name: str
    schema: Schema
    origin: Origin


@dataclass(frozen=True, slots=True)
class Discriminator:
    """The property whose value tells the shapes of a union apart.

    For example::

        discriminator:
          propertyName: kind
          mapping: {cat: '#/components/schemas/Cat', dog: Dog}

    `mapping` holds normalised pointers (`#/components/schemas/Dog` for the bare name `Dog`).
    """

    property_name: str
    mapping: Mapping[str, str]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Keyword:
    """A keyword that changes what a schema means and that is not modelled.

    For example: `not: {type: integer}`
    """

    name: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Bounds:
    """What limits a value beside its type; None where nothing is said.

    For example: `{minimum: 1, maxLength: 64, pattern: '^[a-z]+$'}`

    3.0's `exclusiveMinimum: true` beside `minimum: 1` is `exclusive_minimum=1` here.
    """

    minimum: int | float | None = None
    maximum: int | float | None = None
    exclusive_minimum: int | float | None = None
    exclusive_maximum: int | float | None = None
    multiple_of: int | float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False
    min_properties: int | None = None
    max_properties: int | None = None


@dataclass(frozen=True, slots=True)
class Deprecation:
    """What is said of something that should no longer be used; empty where nothing is said.

    For example: `x-fragmint-deprecated: {since: "2.1", instead: use pets.replace}`
    """

    since: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Schema:
    """What a JSON value may look like.

    For example::

        type: object
        required: [id]
        properties:
          id: {type: string, format: uuid}

    `true` and `{}` are a schema without any keyword, `false` is one with `never`.
    """

    origin: Origin
    never: bool = False
    ref: str | None = None
    """Normalised pointer of `$ref`; in a 3.0 document nothing but `description`-like words stands beside it."""
    types: tuple[str, ...] = ()
    """Names of JSON types, () = any. 3.0's `nullable: true` beside a `type` is `"null"` here."""
    nullable: bool = False
    """3.0's `nullable: true` without a `type` beside it (say, beside `allOf`): null, or what the rest says."""
    enum: tuple[Value, ...] | None = None
    const: Value | None = None
    properties: tuple[Property, ...] = ()
    required: tuple[str, ...] = ()
    items: Schema | None = None
    prefix_items: tuple[Schema, ...] = ()
    """The schemas of the first items, each for its place; `items` is about those behind them."""
    additional_properties: Schema | bool | None = None
    pattern_properties: tuple[Property, ...] = ()
    """What members are whose names match a pattern, which stands in place of the name."""
    conditional: tuple[Schema, ...] = ()
    """What holds for some objects only: `then`, `else`, and what depends on a member being there."""
    all_of: tuple[Schema, ...] = ()
    any_of: tuple[Schema, ...] = ()
    one_of: tuple[Schema, ...] = ()
    discriminator: Discriminator | None = None
    format: str | None = None
    content_encoding: str | None = None
    content_media_type: str | None = None
    bounds: Bounds = field(default_factory=Bounds)
    default: Value | None = None
    """None = nothing said; `default: null` is a `Value` that holds None."""
    read_only: bool = False
    write_only: bool = False
    deprecated: Deprecation | None = None
    title: str | None = None
    description: str | None = None
    examples: tuple[Value, ...] = ()
    extensions: Mapping[str, Node] = field(default_factory=dict[str, Node])
    """The `x-…` keys with their values."""
    unsupported: tuple[Keyword, ...] = ()
    """Keywords that change the meaning and are not modelled: whoever uses the schema decides."""


@dataclass(frozen=True, slots=True)
class NamedSchema:
    """A schema of `components.schemas` with its name.

    For example::

        components:
          schemas:
            Ticket: {type: object}
    """

    name: str
    schema: Schema
    origin: Origin
