"""What the templates of the documents beside the code receive: `README.md`, `api.md`, `pyproject.toml`."""

from __future__ import annotations

from dataclasses import dataclass

from .text.code import Code
from .text.doors import Markdown, Toml


@dataclass(frozen=True, slots=True)
class Row:
    """One operation in the documents, each part a cell of Markdown; its result's file, if it has one."""

    call: Markdown
    http: Markdown
    result: Markdown
    result_path: Code | None
    summary: Markdown
    deprecated: bool = False
    address: Markdown | None = None
    """Where the reference has it in full."""


@dataclass(frozen=True, slots=True)
class TypeRow:
    """One type in the documents: its name, its file below the package, and what it is."""

    name: Code
    path: Code
    summary: Markdown
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One resource in the documents, with at least one operation."""

    title: Markdown
    path: Code
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class FirstCall:
    """A call to begin with: the operation that asks for least, with placeholders for its arguments.

    For example: `pets` and `get_pet("pet_id")`.
    """

    resource: Code
    call: Code


@dataclass(frozen=True, slots=True)
class Url:
    """A link of a distribution."""

    label: Toml
    url: Toml


@dataclass(frozen=True, slots=True)
class Distribution:
    """The table `project` of `pyproject.toml`: what a package index is told."""

    name: Toml
    version: Toml
    description: Toml
    license: Toml | None
    authors: tuple[Toml, ...]
    keywords: tuple[Toml, ...]
    classifiers: tuple[Toml, ...]
    urls: tuple[Url, ...]
    package: Toml


@dataclass(frozen=True, slots=True)
class Example:
    """A program that a person keeps beside the package: what it shows, and the target of a link to it."""

    title: Markdown
    target: Markdown


@dataclass(frozen=True, slots=True)
class WebhookRow:
    """One webhook or callback in the documents: its constant, its payload, what it is."""

    constant: Markdown
    payload: Markdown
    summary: Markdown
    deprecated: bool


@dataclass(frozen=True, slots=True)
class WebhooksSection:
    """Webhooks in the documents: the lines of an application, and all of them.

    `imported` is what the lines need; `variable` that of the secret, where the server signs.
    """

    imported: Code
    lines: tuple[Code, ...]
    variable: Markdown | None
    offered: bool
    """Whether the client has them, too."""
    rows: tuple[WebhookRow, ...]


@dataclass(frozen=True, slots=True)
class Documents:
    """`pyproject.toml`, `README.md` and `api.md`: what a package says of itself.

    `settings` are the arguments that the client needs for the first call, with placeholders.
    """

    title: Markdown
    summary: Markdown
    package: Code
    client: Code
    distribution: Distribution
    variables: tuple[Markdown, ...]
    base_url_variable: Markdown
    settings: Code
    first: FirstCall | None
    examples: tuple[Example, ...]
    sections: tuple[Section, ...]
    types: tuple[TypeRow, ...]
    reference: Markdown | None = None
    """The folder of the reference pages, as seen from the package."""
    pages: Markdown | None = None
    """The same, as seen from beside the package."""
    webhooks: WebhooksSection | None = None
