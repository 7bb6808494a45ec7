"""The whole package: which template makes which file of which view."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...api.model import Api
from ...config import Config
from ...findings.diagnostic import Diagnostic
from ...findings.staged import Staged
from ...findings.text import nearest, shown
from ..naming.allocation import Allocation, allocate_names
from ..naming.tree import CLIENT, Resource, dotted, tree, webhooks_module
from ..text import prose
from ..views import BareModule, View
from .addresses import Site
from .client import CLIENT_TEMPLATE, plan_client
from .documents.files import plan_documents
from .fronts import (
    FRONT_TEMPLATE,
    STUB_TEMPLATE,
    Row,
    all_types,
    plan_front,
    types_front,
)
from .operations import RESOURCE_TEMPLATE, ResourcePrinter
from .type_modules import PARAMS_TEMPLATE, TYPES_TEMPLATE, params_modules, types_modules
from .webhooks.module import plan_webhooks
from .webhooks.names import WEBHOOKS_TEMPLATE


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file to be rendered: its path below the output folder, its template and its view."""

    path: str
    template: str
    view: View


@dataclass(frozen=True, slots=True)
class Package:
    """Everything that is decided: what is left is layout."""

    name: str
    files: tuple[PlannedFile, ...]
    docs: str | None = None
    """The folder of the reference pages; None where there are none."""


def plan(model: Api, config: Config) -> Staged[Package]:
    """Plan all files of the package that have holes; the runtime's have none and are copied."""
    resources = tree(model.operations, config.helpers)
    allocation = allocate_names(model, config, resources)
    nodes = [each for top in resources for each in top.walk()]
    folder = config.package
    public = all_types(allocation, resources)
    front = plan_front(model, config, public)
    site = _site(model, config, resources, allocation)
    documents = plan_documents(model, config, resources, allocation, site.addresses)
    files = [
        PlannedFile("pyproject.toml", "pyproject.toml.jinja", documents),
        PlannedFile("README.md", "README.md.jinja", documents),
        PlannedFile(f"{folder}/api.md", "package/api.md.jinja", documents),
        PlannedFile(f"{folder}/__init__.py", "package/__init__.py.jinja", front),
        PlannedFile(f"{folder}/__init__.pyi", "package/__init__.pyi.jinja", front),
        PlannedFile(
            f"{folder}/_client.py",
            CLIENT_TEMPLATE,
            plan_client(model, config, resources, allocation),
        ),
    ]
    published = _published(config, site)
    for node in nodes:
        view = ResourcePrinter(node, allocation, published).module()
        path = f"{folder}/{node.module.path}"
        files.append(PlannedFile(path, RESOURCE_TEMPLATE, view))
    received = webhooks_module(resources)
    for module, types in types_modules(nodes, allocation, public, received).items():
        files.append(PlannedFile(f"{folder}/{module.path}", TYPES_TEMPLATE, types))
    for module, params in params_modules(nodes, allocation).items():
        path = f"{folder}/{module.path}"
        files.append(PlannedFile(path, PARAMS_TEMPLATE, params))
    if model.webhooks.listed:
        path, webhooks = f"{folder}/webhooks.py", plan_webhooks(model, config, allocation)
        files.append(PlannedFile(path, WEBHOOKS_TEMPLATE, webhooks))
    files.extend(_packages(folder, files, public))
    files.extend(
        PlannedFile(f"{config.docs}/{path}", template, view) for path, template, view in site.files
    )
    package = Package(config.package, tuple(sorted(files, key=_by_path)), config.docs)
    return Staged(package, (*allocation.diagnostics, *_unknown_helpers(config, nodes)))


def _site(
    model: Api, config: Config, resources: tuple[Resource, ...], allocation: Allocation
) -> Site:
    if config.docs is None:
        return Site((), {})
    from .reference.site import plan_site  # here, because it needs libraries that others don't

    return plan_site(model, config, resources, allocation)


def _published(config: Config, site: Site) -> Mapping[str, str]:
    """Return the published address of each method, by the operation's id; none where it is not known."""
    if config.docs_url is None:
        return {}
    base = config.docs_url.rstrip("/")
    return {id: f"{base}/{address}" for id, address in site.addresses.items()}


def _unknown_helpers(config: Config, resources: list[Resource]) -> Iterator[Diagnostic]:
    """Yield an error for each setting that adds to a resource that there is not."""
    known = [CLIENT, *(f"{CLIENT}.{dotted(each.service)}" for each in resources)]
    for name in config.helpers:
        if name not in known:
            meant = nearest(name, known)
            yield Diagnostic(
                "unknown-resource",
                f"`helpers` names a resource that the client does not have: '{shown(name)}'",
                config.span("helpers", name),
                hint=f"did you mean '{meant}'?" if meant else f"begin with `{CLIENT}.`",
            )


def _by_path(file: PlannedFile) -> str:
    return file.path


def _packages(folder: str, files: list[PlannedFile], public: list[Row]) -> Iterator[PlannedFile]:
    """Yield an `__init__.py` for each folder of modules that has none of its own."""
    paths = {file.path for file in files}
    folders = {path.rpartition("/")[0] for path in paths if path.endswith(".py")}
    parents = {part for each in folders for part in _upwards(each)}
    missing = [each for each in parents if f"{each}/__init__.py" not in paths and each != folder]
    for each in missing:
        module = each.removeprefix(f"{folder}/").replace("/", ".")
        front = types_front(module, public)
        if front is not None:
            yield PlannedFile(f"{each}/__init__.py", FRONT_TEMPLATE, front)
            yield PlannedFile(f"{each}/__init__.pyi", STUB_TEMPLATE, front)
            continue
        view = BareModule(prose.own(f"Modules of `{each.rpartition('/')[2]}`."))
        yield PlannedFile(f"{each}/__init__.py", "package/bare.py.jinja", view)


def _upwards(folder: str) -> list[str]:
    parts = folder.split("/")
    return ["/".join(parts[:length]) for length in range(1, len(parts) + 1)]
