"""Modules that offer names of others: the package's front, and each folder of types."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...api.model import Api, BodyKind, Operation
from ...config import Config
from ...names.front import GRANTING, STREAMING, UPLOADING, front_names
from ..naming.allocation import Allocation
from ..naming.tree import CLIENT, Resource
from ..text import prose
from ..text.code import Code, dotted_name, identifier, literal
from ..text.imports import Import, by_kind, in_package, print_imports
from ..views import LazyName, PackageFront, TypesFront

FRONT_TEMPLATE = "package/types/front.py.jinja"

Row = tuple[str, Code]
"""A module, as seen from the package, and a public class in it."""


@dataclass(frozen=True, slots=True)
class Lazy:
    """Names of other modules, and the imports that type checkers see in their place."""

    names: tuple[LazyName, ...] = ()
    wanted: frozenset[Import] = frozenset()

    @property
    def exports(self) -> tuple[Code, ...]:
        """The names alone."""
        return tuple(each.name for each in self.names)


def plan_front(model: Api, config: Config, public: Iterable[Row]) -> PackageFront:
    """Plan `__init__.py`: every public name with the module that it is loaded from."""
    home = config.helpers.get(CLIENT, "_client")
    own = [(home, config.client), (home, f"Async{config.client}")]
    more = UPLOADING if any(map(_uploads, model.operations)) else frozenset[Row]()
    if any(each.is_stream or each.events for each in model.operations):
        more |= STREAMING
    if any(each.grants for each in model.credentials):
        more |= GRANTING
    lazy = _lazy({*front_names(), *more, *own, *public}, 0)
    return PackageFront(
        doc=prose.own(f"A Python client of {model.title}."),
        imports=print_imports(lazy.wanted, 0),
        exports=lazy.exports,
        names=lazy.names,
        version=literal(config.version),
    )


def _uploads(operation: Operation) -> bool:
    """Tell whether an operation takes files, or any other content that need not be in memory."""
    body = operation.body
    return body is not None and body.kind in (BodyKind.MULTIPART, BodyKind.BINARY)


def types_front(folder: str, lazy: Lazy) -> TypesFront:
    """Plan the `__init__.py` of a folder of types that holds none itself."""
    place = ".".join(folder.split(".")[1:])
    doc = f"Types of the resources of `client.{place}`." if place else "Types of the resources."
    return TypesFront(
        prose.own(doc), print_imports(lazy.wanted, folder.count(".") + 1), lazy.exports, lazy.names
    )


def beside(folder: str, public: Iterable[Row]) -> Lazy:
    """Return the names of the modules directly in a folder of types, such as `types.pets`."""
    depth = folder.count(".") + 1
    return _lazy({row for row in public if row[0].rpartition(".")[0] == folder}, depth)


def _lazy(rows: Iterable[tuple[str, str]], depth: int) -> Lazy:
    ordered = sorted(rows, key=lambda row: by_kind(row[1]))
    return Lazy(
        tuple(
            LazyName(identifier(name), dotted_name(module, depth + 1)) for module, name in ordered
        ),
        frozenset(in_package(module, name) for module, name in ordered),
    )


def all_types(allocation: Allocation, resources: tuple[Resource, ...]) -> list[Row]:
    """Return the public classes of the types' modules."""
    names = allocation.names
    rows = [(names.modules[id], name) for id, name in names.classes.items()]
    rows += [(names.param_modules[names.modules[id]], name) for id, name in names.params.items()]
    for resource in (each for top in resources for each in top.walk()):
        home = resource.types_module.dotted
        params = names.param_modules[home]
        for operation in resource.operations:
            rows.append((params, allocation.operation_params[operation.id]))
            for table in (allocation.pages, allocation.async_pages):
                if operation.id in table:
                    rows.append((home, table[operation.id]))
    return rows
