"""What a package index is told of a generated distribution: from the settings, else from the document."""

from __future__ import annotations

from collections.abc import Iterator

from ....api.model import Api
from ....config import Config
from ....config.metadata import license_expression, name_and_address
from ...document_views import Distribution, Url
from ...text.doors import Toml, toml_string, toml_table

_CLASSIFIERS = (
    "Operating System :: OS Independent",
    "Programming Language :: Python :: 3",
    "Typing :: Typed",
)


def plan_distribution(model: Api, config: Config) -> Distribution:
    """Plan the table `project` of `pyproject.toml` (PyPA, pyproject.toml specification)."""
    return Distribution(
        name=toml_string(config.distribution),
        version=toml_string(config.version),
        description=toml_string(config.description or f"A Python client of {model.title}"[:200]),
        license=_license(model, config),
        authors=tuple(map(_author, config.authors or _contact(model))),
        keywords=tuple(map(toml_string, config.keywords)),
        classifiers=tuple(map(toml_string, sorted({*_CLASSIFIERS, *config.classifiers}))),
        urls=tuple(Url(toml_string(label), toml_string(url)) for label, url in config.urls.items()),
        package=toml_string(config.package),
    )


def _license(model: Api, config: Config) -> Toml | None:
    """Return the license; the document's may be anything, and is left out where it is none."""
    expression = license_expression(config.license or model.license or "")
    return toml_string(expression) if expression else None


def _contact(model: Api) -> Iterator[str]:
    """Yield the contact of the document, whose texts may be anything."""
    if model.contact is None:
        return
    name, address = model.contact.name, model.contact.address
    if name_and_address(address) == ("", address):
        yield f"{name} <{address}>" if name else address
    elif name:
        yield name


def _author(text: str) -> Toml:
    name, address = name_and_address(text)
    return toml_table({"name": name, "email": address})
