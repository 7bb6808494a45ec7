"""What each template receives: text that has passed a door, and nothing else. Templates lay it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from .document_views import Documents
from .reference_views import ReferencePage, SearchIndex
from .text.code import Code, Doc, Prose


@dataclass(frozen=True, slots=True)
class Member:
    """A declaration with its documentation: an enum's value, a model's field, a dict's key."""

    declaration: Code
    doc: Doc


@dataclass(frozen=True, slots=True)
class EnumClass:
    """An open enum. For example: `class Color(OpenEnum)`"""

    name: Code
    base: Code
    doc: Doc
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class ModelClass:
    """A model. `secrets` is the set of its fields that never show, as a literal.

    `extra` is the type of its members beside the fields, where more is known than that they are
    there. For example: `dict[str, int]`
    `constructor` has the constructor's parameters, where they take more than the fields hold.
    """

    name: Code
    bases: Code
    doc: Doc
    secrets: Code | None
    fields: tuple[Member, ...]
    extra: Code | None = None
    constructor: tuple[Code, ...] = ()

    @property
    def needs_pass(self) -> bool:
        """Whether the class would be empty otherwise."""
        return not self.doc and not self.fields


@dataclass(frozen=True, slots=True)
class UnionAlias:
    """A union twice: as type checkers see it, and as the decoder decides it."""

    name: Code
    type: Code
    arms: tuple[Code, ...]
    doc: Doc


@dataclass(frozen=True, slots=True)
class TypeAlias_:
    """A name for a type that is no class."""

    name: Code
    type: Code
    doc: Doc


@dataclass(frozen=True, slots=True)
class DictClass:
    """A typed dict, as a class where its keys are identifiers, else by a call (`functional`)."""

    name: Code
    doc: Doc
    functional: bool
    keys: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class TypesModule:
    """`types/….py`: all types of one resource. `checked_imports` are for type checkers alone."""

    doc: Doc
    imports: tuple[Code, ...]
    checked_imports: tuple[Code, ...]
    exports: tuple[Code, ...]
    enums: tuple[EnumClass, ...]
    models: tuple[ModelClass, ...]
    unions: tuple[UnionAlias, ...]
    aliases: tuple[TypeAlias_, ...]
    table: tuple[Code, ...]
    """Of a package: the names of the modules beside it."""
    runtime: Code
    """The runtime, as seen from here."""


@dataclass(frozen=True, slots=True)
class ParamsModule:
    """`types/…_params.py`: the typed dicts that a caller may pass in place of objects."""

    doc: Doc
    imports: tuple[Code, ...]
    exports: tuple[Code, ...]
    dicts: tuple[DictClass, ...]
    unions: tuple[TypeAlias_, ...]


@dataclass(frozen=True, slots=True)
class Faces:
    """What a method is on the other classes. For example: `faces.raw(PetsResource.list_pets)`"""

    asynchronous: Code
    raw: Code
    async_raw: Code
    streaming: Code
    async_streaming: Code


@dataclass(frozen=True, slots=True)
class Overload:
    """What a method returns, awaited or not, where its keywords have certain types."""

    keywords: tuple[Code, ...]
    returns: Code
    awaited: Code


@dataclass(frozen=True, slots=True)
class Method:
    """One operation: its constant facts and the method that calls it."""

    name: Code
    constant: Code
    result: Code
    """What it returns, for documents: the bare names of classes."""
    operation: Code
    """The type of the facts. For example: `Operation[types.Pet]`"""
    wide: bool
    """Whether the constant with that type leaves no room on its line for what it is."""
    returns: Code
    """The result as an annotation of the method: inside of its class some names are hidden."""
    facts: tuple[Code, ...]
    positional: Code | None
    keywords: tuple[Code, ...]
    doc: Doc
    verb: Code
    template: Code
    arguments: tuple[Code, ...]
    decorator: Code
    """What makes a method of the description of a call. For example: `faces.synchronous`"""
    overloads: tuple[Overload, ...]
    """What it returns, where that depends on whether a stream is asked for."""
    faces: Faces
    deprecated: Code | None = None
    """What its callers are warned of, as a literal."""
    deprecated_arguments: Code | None = None
    """The names of deprecated keywords, as literals."""


@dataclass(frozen=True, slots=True)
class Child:
    """A resource below another one or below the client."""

    attribute: Code
    class_name: Code
    async_class_name: Code
    module: Code
    doc: Doc


@dataclass(frozen=True, slots=True)
class ResourceModule:
    """`resources/….py`: one resource in all its faces."""

    doc: Doc
    imports: tuple[Code, ...]
    class_name: Code
    async_class_name: Code
    methods: tuple[Method, ...]
    checks: tuple[ModelClass, ...]
    """Structs that arguments outside of the body are checked with."""
    shared: tuple[Code, ...]
    """Constants with the facts that several operations share."""
    child_imports: tuple[Code, ...]
    children: tuple[Child, ...]

    @property
    def deprecated(self) -> bool:
        """Whether a method is deprecated."""
        return any(each.deprecated for each in self.methods)


@dataclass(frozen=True, slots=True)
class CredentialView:
    """One credential of the client: its constructor parameter, and how it is sent."""

    parameter: Code
    scheme: Code


@dataclass(frozen=True, slots=True)
class HeaderView:
    """A header field of every request: name and value are literals."""

    name: Code
    value: Code


@dataclass(frozen=True, slots=True)
class ClientModule:
    """`_client.py`: the two clients.

    `argument_docs` describes those arguments of the constructor that depend on the API.
    """

    doc: Doc
    imports: tuple[Code, ...]
    class_name: Code
    async_class_name: Code
    class_doc: Doc
    async_class_doc: Doc
    argument_docs: tuple[Prose, ...]
    credentials: tuple[CredentialView, ...]
    base_url: Code
    base_url_variable: Code
    version: Code
    security: Code
    failure: Code | None
    request_id_headers: tuple[Code, ...]
    headers: tuple[HeaderView, ...]
    """Header fields of every request."""
    child_imports: tuple[Code, ...]
    children: tuple[Child, ...]
    webhooks: bool = False
    """Whether the client offers the functions that read webhooks, too."""


@dataclass(frozen=True, slots=True)
class PackageFront:
    """`__init__.py` and its stub: all public names, loaded when they are first used."""

    doc: Doc
    imports: tuple[Code, ...]
    """What type checkers see in the stub."""
    table: tuple[Code, ...]
    """Modules, and below each the names that are loaded from it."""
    runtime: Code
    """The runtime, as seen from here."""
    version: Code


@dataclass(frozen=True, slots=True)
class WebhookView:
    """One webhook or callback. For example: `SOLD: WebhookDescription[Sale]`"""

    constant: Code
    type: Code
    arguments: tuple[Code, ...]
    doc: Doc


@dataclass(frozen=True, slots=True)
class WebhooksModule:
    """`webhooks.py`: what the server sends by itself, and the functions that read it.

    `event` is the union of it all; `variable` the environment variable of the secret, as a literal,
    where the document says that the server signs. `is_open` says whether members beside the named
    ones are kept.
    """

    doc: Doc
    imports: tuple[Code, ...]
    exports: tuple[Code, ...]
    webhooks: tuple[WebhookView, ...]
    event: Code | None
    event_name: Code
    variable: Code | None
    secret_doc: tuple[Prose, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class TypesFront:
    """`types/…/__init__.py` and its stub: names of modules, loaded when they are first used."""

    doc: Doc
    imports: tuple[Code, ...]
    """What type checkers see in the stub."""
    table: tuple[Code, ...]
    """Modules, and below each the names that are loaded from it."""
    runtime: Code
    """The runtime, as seen from here."""


@dataclass(frozen=True, slots=True)
class BareModule:
    """A package's `__init__.py` that holds nothing but its docstring."""

    doc: Doc


View: TypeAlias = (
    ReferencePage
    | SearchIndex
    | TypesModule
    | ParamsModule
    | ResourceModule
    | ClientModule
    | PackageFront
    | TypesFront
    | WebhooksModule
    | BareModule
    | Documents
)
