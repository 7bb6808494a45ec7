"""Modules of types: what answers and bodies are made of, and beside it what a caller may pass."""

from __future__ import annotations

from collections import defaultdict

from ...api import types as api
from ...api.model import Operation
from ...api.reach import ids
from ..naming.allocation import Allocation, shared_modules
from ..naming.tree import Module, Resource
from ..text import prose
from ..text.imports import by_kind, in_package
from ..types.annotate import SHARED, accepted, front_of
from ..types.gather import Gathered
from ..views import DictClass, ModelClass, ParamsModule, TypesModule
from .fronts import Row, beside, runtime_of, table
from .imports import named_in
from .parameters import call
from .types import Entry, TypesPrinter

TYPES_TEMPLATE = "package/types/module.py.jinja"
_RECEIVED = "Types of what the server sends by itself."
_SHARED = "Types that several resources use."
PARAMS_TEMPLATE = "package/types/params.py.jinja"


def types_modules(
    nodes: list[Resource], allocation: Allocation, public: list[Row], received: Module
) -> dict[Module, TypesModule]:
    """Return the modules of enums, models, unions and aliases, those without any left out.

    `received` is that of what webhooks alone have.
    """
    modules = _with_shared(nodes, allocation) | {received: ()}
    defined = _defined(allocation)
    return {
        module: _types_module(
            module,
            defined[module.dotted],
            operations,
            allocation,
            beside(module.dotted, public) if module.is_package else set(),
            _RECEIVED if module == received else _title("Types of {}.", _SHARED, module),
        )
        for module, operations in modules.items()
        if module.dotted in defined
    }


def params_modules(nodes: list[Resource], allocation: Allocation) -> dict[Module, ParamsModule]:
    """Return the modules of typed dicts, those without any left out."""
    modules = _with_shared(nodes, allocation)
    params = allocation.names.params
    given = {
        module: [each for each in definitions if each.id in params]
        for module, definitions in _defined(allocation).items()
    }
    return {
        _beside(module, allocation): _params_module(
            module, given.get(module.dotted, []), operations, allocation
        )
        for module, operations in modules.items()
        if operations or given.get(module.dotted)
    }


def _with_shared(
    nodes: list[Resource], allocation: Allocation
) -> dict[Module, tuple[Operation, ...]]:
    """Return the modules of types, with the operations of those that are a resource's."""
    shared = shared_modules(allocation.names.modules)
    return {node.types_module: node.operations for node in nodes} | {
        Module(each, False): () for each in shared
    }


def _beside(types: Module, allocation: Allocation) -> Module:
    return Module(allocation.names.param_modules[types.dotted], False)


def _defined(allocation: Allocation) -> dict[str, list[api.Definition]]:
    """Return what lives in each module, in the order of its names."""
    names = allocation.names
    defined: defaultdict[str, list[api.Definition]] = defaultdict(list)
    for id in sorted(names.definitions, key=lambda id: names.classes[id]):
        defined[names.modules[id]].append(names.definitions[id])
    return dict(defined)


def _types_module(
    module: Module,
    here: list[api.Definition],
    operations: tuple[Operation, ...],
    allocation: Allocation,
    inner: set[Row],
    title: str,
) -> TypesModule:
    names = allocation.names
    gathered = Gathered()
    printer = TypesPrinter(module, names, gathered)
    records = [each for each in here if isinstance(each, api.Record)]
    unions = [each for each in here if isinstance(each, api.Union)]
    aliases = [each for each in here if isinstance(each, api.Alias)]
    models = [printer.model(each) for each in _bases_first(records)]
    models += [page for each in operations for page in _pages(each, allocation, printer)]
    exports = {*(names.classes[each.id] for each in here), *(each.name for each in models)}
    exports.update(name for _, name in inner)
    printer.checked.add(*(in_package(module, name) for module, name in inner))
    checked = printer.checked.without(gathered).printed(module.depth)
    parts = {"unions": unions, "aliases": aliases, "checked_imports": checked}
    gathered.add(*named_in(TYPES_TEMPLATE, parts))
    return TypesModule(
        doc=prose.own(title),
        exports=tuple(sorted(exports, key=by_kind)),
        enums=tuple(printer.enum(each) for each in here if isinstance(each, api.Enum)),
        models=tuple(models),
        unions=tuple(printer.union(each) for each in unions),
        aliases=tuple(printer.alias(each) for each in _inner_first(aliases)),
        imports=gathered.printed(module.depth),
        table=table(module.dotted, inner),
        runtime=runtime_of(module.depth),
        checked_imports=checked,
    )


def _params_module(
    types: Module,
    here: list[api.Definition],
    operations: tuple[Operation, ...],
    allocation: Allocation,
) -> ParamsModule:
    names = allocation.names
    module = _beside(types, allocation)
    gathered = Gathered()
    printer = TypesPrinter(module, names, gathered)
    dicts = [printer.dict(each) for each in here if isinstance(each, api.Record)]
    dicts += [_params(each, module, allocation, printer) for each in operations]
    unions = [printer.dict_union(each) for each in here if isinstance(each, api.Union)]
    exports = {*(each.name for each in dicts), *(each.name for each in unions)}
    gathered.add(*named_in(PARAMS_TEMPLATE, {"unions": unions}))
    return ParamsModule(
        doc=prose.own(
            _title(
                "Plain dicts that {} accepts.", "Plain dicts that several resources accept.", types
            )
        ),
        exports=tuple(sorted(exports, key=by_kind)),
        dicts=tuple(dicts),
        unions=tuple(unions),
        imports=gathered.printed(module.depth),
    )


def _title(own: str, shared: str, module: Module) -> str:
    if front_of(module.dotted) == SHARED:
        return shared
    return own.format(f"`client.{module.dotted.removeprefix('types.')}`")


def _bases_first(records: list[api.Record]) -> list[api.Record]:
    """Put each class behind its base; the rest keeps its order."""
    return sorted(records, key=lambda each: each.base is not None)


def _inner_first(aliases: list[api.Alias]) -> list[api.Alias]:
    """Put each alias behind what it names: an alias is an expression."""
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
    """Return the two pages of a list operation: its answer, and the way to the next."""
    pages, id = operation.pagination, operation.id
    if pages is None:
        return []
    return [
        printer.page(allocation.pages[id], pages.record, pages.item_type, "SyncPage"),
        printer.page(allocation.async_pages[id], pages.record, pages.item_type, "AsyncPage"),
    ]


def _params(
    operation: Operation, module: Module, allocation: Allocation, printer: TypesPrinter
) -> DictClass:
    """Return the keyword arguments of a call as a typed dict, to be passed with `**`."""
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
