"""What the templates of the reference pages receive. `Words` are the same text as HTML and as Markdown."""

from __future__ import annotations

from dataclasses import dataclass

from .text.doors import Markdown
from .text.html import Html, Words


@dataclass(frozen=True, slots=True)
class Mark:
    """A word at the edge of a row: what it says, and the class of its style."""

    text: Words
    style: Html


@dataclass(frozen=True, slots=True)
class Value:
    """A value of an enum: its literal, its member's name, what it means, and its place."""

    literal: Words
    name: Words
    anchor: Html
    text: Words


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a way to give a parameter does: leaving it out, None, a value."""

    way: Words
    text: Words


@dataclass(frozen=True, slots=True)
class Leaf:
    """A parameter, a field of a model, or what is in a list; with what is inside of it."""

    anchor: Html
    name: Words
    wire: Words | None
    """Its name on the wire, where that is another."""
    type: Words
    marks: tuple[Mark, ...]
    text: Words
    facts: Words
    """Limits, default and example, in sentences."""
    values: tuple[Value, ...]
    meanings: tuple[Meaning, ...]
    label: Words
    """What the fold of what is inside is called."""
    open: bool
    leaves: tuple[Leaf, ...]
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """One of the objects of a union, with what tells it apart."""

    anchor: Html
    name: Words
    tells: Words
    group: Html
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Credential:
    """One credential of an alternative: the constructor's argument, how it travels, its variable."""

    argument: Words
    way: Words
    variable: Words
    text: Words


@dataclass(frozen=True, slots=True)
class Alternative:
    """Credentials that are given together."""

    first: bool

    credentials: tuple[Credential, ...]


@dataclass(frozen=True, slots=True)
class Raised:
    """An error of a call: its status or reason, its class, its body."""

    status: Words
    error: Words
    body: Words
    text: Words


@dataclass(frozen=True, slots=True)
class Sample:
    """Code to look at: a tab's title, the code as HTML, and as plain text for Markdown."""

    title: Words
    language: Html
    code: Html
    text: Markdown
    id: Html
    checked: bool


@dataclass(frozen=True, slots=True)
class Calls:
    """The same call in each language, with the values of one example of the document."""

    title: Words
    id: Html
    checked: bool
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """The parameters that travel in one part of a request."""

    title: Words
    text: Words
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Argument:
    """A row of a signature."""

    name: Html
    anchor: Html
    type: Html


@dataclass(frozen=True, slots=True)
class MethodPage:
    """A method in full."""

    anchor: Html
    path: Html
    name: Words
    dotted: Words
    """The whole call, from the client on."""
    signature: Markdown
    """The signature as plain text, for Markdown."""
    title: Words
    marks: tuple[Mark, ...]
    text: Words
    verb: Html
    url: Words
    positional: tuple[Argument, ...]
    required: tuple[Argument, ...]
    optional: tuple[Argument, ...]
    optional_count: Html
    returns: Words
    asynchronous: Words
    """What the asynchronous call returns, where that is another class."""
    paged: bool
    alternatives: tuple[Alternative, ...]
    permissions: tuple[Words, ...]
    parameters: tuple[Place, ...]
    returned: tuple[Leaf, ...]
    returned_text: Words
    raised: tuple[Raised, ...]
    notes: tuple[Meaning, ...]
    tabs: tuple[Sample, ...]
    """The languages of a call: one choice for all of its examples."""
    examples: tuple[Calls, ...]
    several: bool
    """Whether there is more than one example to choose from."""
    choices: Html
    """How many there are."""
    answers: tuple[Sample, ...]
    group: Html
    pointer: Words


@dataclass(frozen=True, slots=True)
class TypeEntry:
    """A type in full: an enum, a model, a union or an alias."""

    anchor: Html
    name: Words
    kind: Words
    definition: Words
    marks: tuple[Mark, ...]
    text: Words
    values: tuple[Value, ...]
    leaves: tuple[Leaf, ...]
    arms: tuple[Words, ...]
    users: tuple[Words, ...]
    """The methods and types that name it, each with a link."""
    unnamed_users: Words
    """How many more there are."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a place of the site: what it is called, its address, and a line about it."""

    name: Words
    address: Html
    twin: Markdown
    """The address of the Markdown page."""
    text: Words
    verb: Html
    current: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Links under a heading."""

    title: Words
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ErrorEntry:
    """A class of errors, with those below it."""

    anchor: Html
    name: Words
    text: Words
    below: tuple[ErrorEntry, ...]


@dataclass(frozen=True, slots=True)
class WebhookPage:
    """A webhook or a callback in full."""

    anchor: Html
    name: Words
    dotted: Words
    title: Words
    marks: tuple[Mark, ...]
    text: Words
    verb: Html
    wire: Words
    """What the document calls it; of a callback, where it goes."""
    caller: Words
    """The method that a callback belongs to, with a link."""
    type: Words
    payload_text: Words
    payload: tuple[Leaf, ...]
    beside: tuple[Leaf, ...]
    """Header fields and query parameters."""
    answers: tuple[Meaning, ...]
    applications: tuple[Sample, ...]
    """A program for each of some web frameworks."""
    examples: tuple[Sample, ...]
    group: Html
    pointer: Words


@dataclass(frozen=True, slots=True)
class Receiving:
    """What holds for all webhooks: whether they are signed, the secret's variable, their union."""

    signed: bool
    variable: Words
    event: Words


@dataclass(frozen=True, slots=True)
class ReferencePage:
    """A page of the reference, in HTML or in Markdown."""

    title: Words
    site: Words
    version: Words
    logo: Html | None
    twin: Html
    """The address of the page in Markdown."""
    description: Html
    home: Html
    contents: tuple[Group, ...]
    heading: Words
    text: Words
    install: Sample | None
    start: tuple[Sample, ...]
    alternatives: tuple[Alternative, ...]
    groups: tuple[Group, ...]
    listed: bool
    """Whether the groups are listed on the page, and not in its contents alone."""
    methods: tuple[MethodPage, ...]
    types: tuple[TypeEntry, ...]
    errors: tuple[ErrorEntry, ...]
    webhooks: tuple[WebhookPage, ...] = ()
    receiving: Receiving | None = None


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """The index of the search: a literal of JavaScript."""

    data: Html
