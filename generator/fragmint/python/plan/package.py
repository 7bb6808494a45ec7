"""The whole package: which template makes which file of which view."""

from __future__ import annotations

from dataclasses import dataclass

from ...api import types as api
from ...api.model import Api, Operation
from ...config import Config
from ...findings.diagnostic import Diagnostic
from ..naming.allocation import Allocation, allocate_names
from ..naming.tree import SHARED, Module, Resource, tree
from ..naming.usage import ids
from ..text import prose
from ..text.code import Code
from ..text.imports import by_kind
from ..types.annotate import accepted
from ..types.gather import Gathered
from ..views import BareModule, DictClass, ModelClass, TypesModule, View
from .client import CLIENT_TEMPLATE, all_types, plan_client, plan_front
from .documents import plan_documents
from .imports import named_in
from .operations import RESOURCE_TEMPLATE, ResourcePrinter
from .parameters import call
from .types import Entry, TypesPrinter

TYPES_TEMPLATE = "package/types/module.py.jinja"


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
    diagnostics: tuple[Diagnostic, ...]


def plan(model: Api, config: Config) -> Package:
    """All files of the package that have holes; the runtime's have none and are copied."""
    resources = tree(model.operations)
    allocation = allocate_names(model, config, resources)
    nodes = [each for top in resources for each in top.walk()]
    folder = config.package
    front = plan_front(model, config, all_types(allocation, resources))
    documents = plan_documents(model, config, resources, allocation)
    files = [
        PlannedFile("pyproject.toml", "pyproject.toml.jinja", documents),
        PlannedFile("README.md", "README.md.jinja", documents),
        PlannedFile(f"{folder}/api.md", "package/api.md.jinja", documents),
        PlannedFile(f"{folder}/__init__.py", "package/__init__.py.jinja", front),
        PlannedFile(
            f"{folder}/_client.py",
            CLIENT_TEMPLATE,
            plan_client(model, config, resources, allocation),
        ),
    ]
    for node in nodes:
        view = ResourcePrinter(node, allocation).module()
        path = f"{folder}/{node.module.path}"
        files.append(PlannedFile(path, RESOURCE_TEMPLATE, view))
    for module, types in _types_modules(model, nodes, allocation).items():
        files.append(PlannedFile(f"{folder}/{module.path}", TYPES_TEMPLATE, types))
    files.extend(_bare_packages(folder, files))
    return Package(config.package, tuple(sorted(files, key=_by_path)), allocation.diagnostics)


def _by_path(file: PlannedFile) -> str:
    return file.path


def _types_modules(
    model: Api, nodes: list[Resource], allocation: Allocation
) -> dict[Module, TypesModule]:
    modules = {node.types_module: node.operations for node in nodes}
    modules[SHARED] = ()
    planned = {
        module: _types_module(module, operations, allocation)
        for module, operations in modules.items()
    }
    return {module: view for module, view in planned.items() if view is not None}


def _types_module(
    module: Module, operations: tuple[Operation, ...], allocation: Allocation
) -> TypesModule | None:
    """The module's types, each kind in the order of its names; `None` where there are none."""
    names = allocation.names
    gathered = Gathered()
    printer = TypesPrinter(module, names, gathered)
    here = [
        names.definitions[id]
        for id in sorted(names.definitions, key=lambda id: names.classes[id])
        if names.modules[id] == module.dotted
    ]
    records = [each for each in here if isinstance(each, api.Record)]
    unions = [each for each in here if isinstance(each, api.Union)]
    enums = tuple(printer.enum(each) for each in here if isinstance(each, api.Enum))
    models = [printer.model(each) for each in _bases_first(records)]
    models += [page for each in operations for page in _pages(each, allocation, printer)]
    dicts = [printer.dict(each) for each in records if each.id in names.params]
    dicts += [_params(each, module, allocation, printer) for each in operations]
    if not (here or dicts):
        return None
    aliases = [each for each in here if isinstance(each, api.Alias)]
    dict_unions = [each for each in unions if each.id in names.params]
    parts = {"unions": unions, "aliases": aliases, "dict_unions": dict_unions}
    gathered.add(*named_in(TYPES_TEMPLATE, parts))
    return TypesModule(
        doc=prose.own(_title(module)),
        exports=_exports(
            [
                *(each.name for each in enums),
                *(each.name for each in models),
                *(each.name for each in dicts),
            ],
            here,
            allocation,
        ),
        enums=enums,
        models=tuple(models),
        unions=tuple(printer.union(each) for each in unions),
        aliases=tuple(printer.alias(each) for each in _inner_first(aliases)),
        dicts=tuple(dicts),
        dict_unions=tuple(printer.dict_union(each) for each in dict_unions),
        imports=gathered.printed(module.depth),
    )


def _title(module: Module) -> str:
    if module == SHARED:
        return "Types that several resources use."
    return f"Types of `client.{module.dotted.removeprefix('types.')}`."


def _exports(
    classes: list[Code], here: list[api.Definition], allocation: Allocation
) -> tuple[Code, ...]:
    names = allocation.names
    others = [each.id for each in here if isinstance(each, (api.Union, api.Alias))]
    aliases = [names.classes[id] for id in others]
    aliases += [names.params[id] for id in others if id in names.params]
    return tuple(sorted({*classes, *aliases}, key=by_kind))


def _bases_first(records: list[api.Record]) -> list[api.Record]:
    """A class stands behind its base; the rest keeps its order."""
    return sorted(records, key=lambda each: each.base is not None)


def _inner_first(aliases: list[api.Alias]) -> list[api.Alias]:
    """An alias is an expression: what it names must stand before it."""
    waiting = {each.id: each for each in aliases}
    ordered: list[api.Alias] = []
    while waiting:
        ready = {
            id: each
            for id, each in waiting.items()
            if not any(inner in waiting for inner in ids(each.of))
        } or waiting
        ordered.extend(ready.values())
        waiting = {id: each for id, each in waiting.items() if id not in ready}
    return ordered


def _pages(operation: Operation, allocation: Allocation, printer: TypesPrinter) -> list[ModelClass]:
    """The two pages of a list operation: its answer, and the way to the next."""
    if operation.pagination is None:
        return []
    answer = next(each.type for each in operation.answers if each.type is not None)
    assert isinstance(answer, api.Ref)
    return [
        printer.page(
            allocation.pages[operation.id], answer, operation.pagination.item_type, "SyncPage"
        ),
        printer.page(
            allocation.async_pages[operation.id],
            answer,
            operation.pagination.item_type,
            "AsyncPage",
        ),
    ]


def _params(
    operation: Operation, module: Module, allocation: Allocation, printer: TypesPrinter
) -> DictClass:
    """The keyword arguments of a call as a typed dict, to be passed with `**`."""
    described = call(operation, allocation.names.definitions)
    path = ".".join((*operation.service, operation.name))
    entries = [
        Entry(
            each.name,
            accepted(each.type, allocation.names, module.dotted),
            each.required,
            prose.of_value(each.doc, each.type, each.default, 4),
        )
        for each in described.keywords
    ]
    doc = prose.own(f"The keyword arguments of `client.{path}`.", 4)
    return printer.dict_of(allocation.operation_params[operation.id], doc, entries)


def _bare_packages(folder: str, files: list[PlannedFile]) -> list[PlannedFile]:
    """An `__init__.py` for each folder of modules that has none of its own."""
    paths = {file.path for file in files}
    folders = {path.rpartition("/")[0] for path in paths if path.endswith(".py")}
    parents = {part for each in folders for part in _upwards(each)}
    missing = [each for each in parents if f"{each}/__init__.py" not in paths and each != folder]
    return [
        PlannedFile(
            f"{each}/__init__.py",
            "package/bare.py.jinja",
            BareModule(prose.own(f"Modules of `{each.rpartition('/')[2]}`.")),
        )
        for each in missing
    ]


def _upwards(folder: str) -> list[str]:
    parts = folder.split("/")
    return ["/".join(parts[:length]) for length in range(1, len(parts) + 1)]
