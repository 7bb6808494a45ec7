"""The settings of a run, after they were checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ..source import Span

ResponseTypes = Literal["operation", "component"]

DEFAULT_OUTPUT = "generated"
DEFAULT_VERSION = "0.1.0"


@dataclass(frozen=True, slots=True)
class Config:
    """What a client is to be generated from, and how it is to be named.

    Every value is proven by `parse_config`; whoever makes one by hand answers for it.
    `spec`, `output` and `templates` are paths as seen from the working directory. They differ from
    machine to machine and so must not reach the output.

    For example:

        [tool.fragmint]
        spec = "spec/museum.yaml"
        output = "generated"
        package = "museum"
        env = { base-url = "MUSEUM_URL", token = "MUSEUM_TOKEN" }
        skip = ["GET /legacy"]
        faults = ["unsupported-schema"]
    """

    package: str
    """The import name of the generated package: an ASCII identifier."""
    client: str
    """The name of the client's class; the asynchronous one is called `Async…`."""
    distribution: str
    """The name of the generated distribution, for pip."""
    version: str = DEFAULT_VERSION
    """The version of the generated distribution (PEP 440)."""
    description: str | None = None
    """One line about the generated distribution."""
    license: str | None = None
    """The license of the generated distribution, an SPDX expression (PEP 639)."""
    authors: tuple[str, ...] = ()
    """Who made it, each as `Name <address>`, a name or an address."""
    urls: Mapping[str, str] = field(default_factory=dict[str, str])
    """Links of the generated distribution, by label."""
    keywords: tuple[str, ...] = ()
    """Words to find the generated distribution by."""
    classifiers: tuple[str, ...] = ()
    """Classifiers beside those that every client has."""
    examples: Mapping[str, str] = field(default_factory=dict[str, str])
    """Programs that a person keeps in the output folder, by what they show; its README links them."""
    docs: str | None = None
    """The folder of the reference pages, below the output folder; None for no pages."""
    docs_title: str | None = None
    """The title of the reference pages; without it, the document's."""
    docs_logo: str | None = None
    """A picture that a person keeps in the folder of the pages; its path below that."""
    docs_url: str | None = None
    """Where the pages are published; docstrings name their places below it."""
    spec: str = ""
    """The document's path; the command reads it."""
    output: str = DEFAULT_OUTPUT
    """The folder that the command writes to."""
    templates: str | None = None
    """A folder of templates that replace the built-in ones of the same path."""
    response_types: ResponseTypes = "component"
    """`operation`: each operation has a response class of its own name."""
    request_id_headers: tuple[str, ...] = ()
    """Header fields in which a server names a request, in the order in which they are asked; none: the
    usual ones, which the runtime lists."""
    default_headers: Mapping[str, str] = field(default_factory=dict[str, str])
    """Header fields of every request, by name."""
    env: Mapping[str, str] = field(default_factory=dict[str, str])
    """Environment variables by what they fill in: `base-url`, `webhook-secret` or the id of a security scheme."""
    methods: Mapping[str, str] = field(default_factory=dict[str, str])
    """Where operations go, by operationId: `museum.tickets.buy`."""
    helpers: Mapping[str, str] = field(default_factory=dict[str, str])
    """Modules of the package with subclasses that a person wrote, by what they add to:
    `client.museum.tickets`, or `client` itself."""
    only: tuple[str, ...] = ()
    """Operations to generate, in the forms of `skip`; empty for all."""
    skip: tuple[str, ...] = ()
    """Operations to leave out: `listPets`, `GET /pets`, `/pets/*` or `tag:pets`."""
    faults: Literal["stop", "skip"] | tuple[str, ...] = "stop"
    """What an error that stops operations does: stop the run, or leave these out and generate the rest;
    a tuple has the rules of which the errors do the latter."""
    spans: Mapping[tuple[str, ...], Span] = field(
        default_factory=dict[tuple[str, ...], Span], compare=False, repr=False
    )

    def tolerates(self, rule: str) -> bool:
        """Tell whether operations with an error of this rule are left out, and the rest is generated."""
        return self.faults == "skip" or (self.faults != "stop" and rule in self.faults)

    def span(self, *path: str) -> Span | None:
        """Return the place of a setting in its file; None when it was not written in one.

        For example: `config.span("env", "base-url")`, or `config.span("skip", "GET /legacy")`
        for an item of a list.
        """
        return self.spans.get(path)


def default_config(package: str) -> Config:
    """Return the settings of a client when nothing but the package's name is given."""
    return Config(
        package=package, client=client_name(package), distribution=distribution_name(package)
    )


def client_name(package: str) -> str:
    """Return the class name that belongs to a package: `night_museum` gives `NightMuseum`."""
    return "".join(word[:1].upper() + word[1:] for word in package.split("_")) or package


def distribution_name(package: str) -> str:
    """Return the distribution name that belongs to a package: `night_museum` gives `night-museum`."""
    return package.strip("_").replace("_", "-")
