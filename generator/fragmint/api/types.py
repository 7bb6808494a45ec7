"""The types of an API, a closed union.

`Type` is what a field, a parameter or an answer can be. A type that has a name of its own is a
`Definition`, held once in `Api.definitions` and referred to by `Ref`, so that recursion is a cycle
of ids and never of values. Both unions are closed: `match` with `assert_never` makes the type
checker list every place that a new kind must reach.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as dataclass_field
from enum import StrEnum
from typing import NewType, TypeAlias

from ..document.origin import Origin
from ..document.plain import Plain

TypeId = NewType("TypeId", str)
"""The JSON pointer of the schema, and behind `~` the direction where the two directions differ."""


class Direction(StrEnum):
    """Which way a value travels: a record's two variants differ where fields go one way only."""

    REQUEST = "request"
    RESPONSE = "response"


def type_id(pointer: str, direction: Direction | None = None) -> TypeId:
    """Return the id of the definition at a pointer, in which `~` is never followed by a letter."""
    return TypeId(f"{pointer}~{direction}" if direction else pointer)


def pointer_of(id: TypeId) -> str:
    """Return the pointer of an id, whatever its direction."""
    return id.removesuffix(f"~{Direction.REQUEST}").removesuffix(f"~{Direction.RESPONSE}")


@dataclass(frozen=True, slots=True)
class Doc:
    """What the document says to people: untrusted text, never code.

    For example: `description: Seconds until the recording stops.`
    """

    text: str = ""
    deprecated: bool = False
    since: str = ""
    """The version in which it was deprecated."""
    instead: str = ""
    """What to do instead."""


@dataclass(frozen=True, slots=True)
class Example:
    """A value that the document shows. For example: `examples: {old: {summary: An old pet, value: {age: 9}}}`"""

    value: Plain = dataclass_field(hash=False)
    name: str = ""
    summary: str = ""


Examples: TypeAlias = tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Constraints:
    """Limits of a value; `None` where there is none. Lengths count items, characters or members.

    For example: `{type: integer, minimum: 60, maximum: 86400}`
    """

    minimum: int | float | None = None
    maximum: int | float | None = None
    exclusive_minimum: int | float | None = None
    exclusive_maximum: int | float | None = None
    multiple_of: int | float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None

    @property
    def empty(self) -> bool:
        return self == NO_CONSTRAINTS


NO_CONSTRAINTS = Constraints()


class PrimitiveKind(StrEnum):
    """What a scalar is; `format` refines it, and the type table maps the two to Python."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    BINARY = "binary"
    """Bytes as they are, outside of JSON: a whole body."""
    NULL = "null"


@dataclass(frozen=True, slots=True)
class Primitive:
    """A scalar. For example: `{type: string, format: date-time}`"""

    kind: PrimitiveKind
    format: str = ""
    constraints: Constraints = NO_CONSTRAINTS


@dataclass(frozen=True, slots=True)
class Constant:
    """Exactly one value. For example: `{const: card}`"""

    value: str | int | bool


@dataclass(frozen=True, slots=True)
class ListOf:
    """For example: `{type: array, items: {type: string}, maxItems: 100}`"""

    item: Type
    constraints: Constraints = NO_CONSTRAINTS


@dataclass(frozen=True, slots=True)
class TupleOf:
    """An array with a type for each place, all of which are there.

    For example: `{type: array, prefixItems: [{type: integer}, {type: string}], minItems: 2, maxItems: 2}`
    """

    items: tuple[Type, ...]


@dataclass(frozen=True, slots=True)
class MapOf:
    """For example: `{type: object, additionalProperties: {type: integer}}`"""

    value: Type
    constraints: Constraints = NO_CONSTRAINTS


@dataclass(frozen=True, slots=True)
class Nullable:
    """The type or null. For example: `{type: [string, 'null']}`"""

    of: Type


@dataclass(frozen=True, slots=True)
class Either:
    """One of several types that the JSON value itself tells apart.

    For example: `{type: [string, integer]}`
    """

    arms: tuple[Type, ...]


@dataclass(frozen=True, slots=True)
class Anything:
    """Any JSON value. For example: `{}`"""


@dataclass(frozen=True, slots=True)
class Ref:
    """A definition, by id. For example: `{$ref: '#/components/schemas/Pet'}`"""

    id: TypeId


Type: TypeAlias = (
    Primitive | Constant | ListOf | TupleOf | MapOf | Nullable | Either | Anything | Ref
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """What a definition wants to be called: the document's words, before any identifier is made.

    `words` are tried first; on a collision every side takes `longer` instead. `direction` is set
    on the request variant of a record that has two. `given` is a name that the author has chosen
    (a component's): it goes before every name that is made, so that a class which users import
    doesn't change its name because of a new property elsewhere.
    """

    words: tuple[str, ...]
    longer: tuple[str, ...]
    direction: Direction | None = None
    given: bool = False


@dataclass(frozen=True, slots=True)
class EnumMember:
    """One value of an enum. `name` is the author's (`x-enum-varnames`), empty where there is none."""

    value: str | int
    name: str = ""
    doc: Doc = Doc()


@dataclass(frozen=True, slots=True)
class Enum:
    """Strings, or integers, to which the server may add.

    For example: `{type: string, enum: [left top, right top]}`
    """

    id: TypeId
    name: Name
    members: tuple[EnumMember, ...]
    doc: Doc
    origin: Origin


@dataclass(frozen=True, slots=True)
class Field:
    """A member of a record. Optional (may be absent) is not nullable (may be null).

    For example: `properties: {bucket: {type: string}}`
    """

    wire: str
    type: Type
    required: bool
    secret: bool
    default: object
    """The default that the document states, `NO_DEFAULT` where there is none; never sent."""
    doc: Doc
    origin: Origin
    examples: Examples = ()


class NoDefault(StrEnum):
    """The absence of a default, since null is a default too."""

    NO_DEFAULT = "no default"


NO_DEFAULT = NoDefault.NO_DEFAULT


@dataclass(frozen=True, slots=True)
class Record:
    """An object with known members. For example: `{type: object, properties: {…}}`

    With `additionalProperties: {type: integer}` beside them, `extra` is the integer.
    """

    id: TypeId
    name: Name
    fields: tuple[Field, ...]
    doc: Doc
    origin: Origin
    extra: Type | None = None
    """What members beside the fields are; None where there are none, or nothing is said of them."""
    extra_secret: bool = False
    base: TypeId | None = None
    """A record with the same fields under another name (an operation's name for its response)."""


@dataclass(frozen=True, slots=True)
class Discriminator:
    """The member that tells a union's records apart, and which value means which component.

    The names of components are written out as values, too, where they are meant. A record that
    stands inline has no name, and no value where none is mapped.

    For example: `discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat'}}`
    """

    wire: str
    mapping: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Union:
    """One of several types, of which some are one JSON kind. For example: `{oneOf: [{$ref: …/Cat}, {$ref: …/Dog}]}`"""

    id: TypeId
    name: Name
    arms: tuple[Type, ...]
    discriminator: Discriminator | None
    doc: Doc
    origin: Origin
    otherwise: TypeId | None = None
    """The arm that is meant where the discriminator names no other one: a parent among its children."""
    unions: tuple[TypeId, ...] = ()
    """Unions that are choices themselves: their arms are arms, with what tells them apart there."""
    recursive: bool = False
    """Whether it is in its own arms, with no record in between; of such a list it is the only arm."""

    @property
    def refs(self) -> tuple[Ref, ...]:
        """The arms that are definitions."""
        return tuple(arm for arm in self.arms if isinstance(arm, Ref))


@dataclass(frozen=True, slots=True)
class Alias:
    """A name for a type that is no class. For example: `Hours: {type: array, items: …}`"""

    id: TypeId
    name: Name
    of: Type
    doc: Doc
    origin: Origin


Definition: TypeAlias = Enum | Record | Union | Alias
