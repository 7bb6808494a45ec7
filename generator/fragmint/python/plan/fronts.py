"""Modules that offer names of others: the package's front, and each folder of types.

What a front offers stands in a table that costs nothing to import, and in a stub for type checkers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ...api.model import Api, BodyKind, Operation
from ...config import Config
from ...names.front import GRANTING, RECEIVING, STREAMING, UPLOADING, front_names
from ..naming.allocation import Allocation
from ..naming.tree import CLIENT, Resource
from ..text import prose
from ..text.code import LINE_LENGTH, Code, code, dotted_name, identifier, listed, literal
from ..text.imports import Import, print_imports
from ..types.annotate import SHARED
from ..views import PackageFront, TypesFront

FRONT_TEMPLATE = "package/types/front.py.jinja"
STUB_TEMPLATE = "package/types/front.pyi.jinja"

Row = tuple[str, Code]
"""A module, as seen from the package, and a public class in it."""


def plan_front(model: Api, config: Config, public: Iterable[Row]) -> PackageFront:
    """Plan `__init__.py`: every public name with the module that it is loaded from."""
    home = config.helpers.get(CLIENT, "_client")
    own = {(home, config.client), (home, f"Async{config.client}")}
    more = UPLOADING if any(map(_uploads, model.operations)) else frozenset[Row]()
    if any(each.is_stream or each.events for each in model.operations):
        more |= STREAMING
    if any(each.grants for each in model.credentials):
        more |= GRANTING
    if model.webhooks.listed:
        more |= RECEIVING
    rows = {(module, identifier(name)) for module, name in {*front_names(), *more, *own}}
    types = {("types", _ALL)} if any(public) else set[Row]()
    again = {Import(module, name, alias=name, local=True) for module, name in rows}
    return PackageFront(
        doc=prose.own(f"A Python client of {model.title}."),
        imports=(*print_imports(again, 0), *_stars({"types"} if types else ())),
        table=tuple(_table({*rows, *types})),
        runtime=runtime_of(0),
        version=literal(config.version),
    )


_ALL = code("*")


def _uploads(operation: Operation) -> bool:
    """Tell whether an operation takes files, or any other content that need not be in memory."""
    body = operation.body
    return body is not None and body.kind in (BodyKind.MULTIPART, BodyKind.BINARY)


def types_front(folder: str, public: Iterable[Row]) -> TypesFront | None:
    """Plan the `__init__.py` of a folder of types that holds none itself; None for one without types.

    `types` offers the names of all modules below it, a folder inside of it those of its own ones.
    """
    rows = set(public) if folder == "types" else beside(folder, public)
    if not rows:
        return None
    place = ".".join(folder.split(".")[1:])
    doc = f"Types of the resources of `client.{place}`." if place else "Types of the resources."
    if folder == SHARED:
        doc = "Types that several resources use."
    depth = folder.count(".") + 1
    modules = {module.removeprefix(f"{folder}.") for module, _ in rows}
    return TypesFront(prose.own(doc), _stars(modules), table(folder, rows), runtime_of(depth))


def beside(folder: str, public: Iterable[Row]) -> set[Row]:
    """Return the names of the modules directly in a folder of types, such as `types.pets`."""
    return {row for row in public if row[0].rpartition(".")[0] == folder}


def table(folder: str, rows: Iterable[Row]) -> tuple[Code, ...]:
    """Return the lines of a table: modules as seen from a folder, and their names below them."""
    return tuple(_table((module.removeprefix(f"{folder}."), name) for module, name in rows))


def runtime_of(depth: int) -> Code:
    """Return the runtime as seen from this many packages below the root."""
    return dotted_name("_runtime", depth + 1)


def _table(rows: Iterable[Row]) -> Iterator[Code]:
    modules: defaultdict[str, list[Code]] = defaultdict(list)
    for module, name in rows:
        modules[module].append(name)
    for module in sorted(modules):
        yield dotted_name(module)
        yield from _filled(sorted(modules[module]))


def _filled(names: list[Code]) -> Iterator[Code]:
    """Yield as many names a line as it holds."""
    line: list[Code] = []
    for name in names:
        if line and len(listed([*line, name], " ")) + 4 > LINE_LENGTH:
            yield code("    {}", listed(line, " "))
            line = []
        line.append(name)
    yield code("    {}", listed(line, " "))


def _stars(modules: Iterable[str]) -> tuple[Code, ...]:
    """Return the imports of all that modules offer, in a stub, which hands them on."""
    return tuple(code("from {} import *", dotted_name(each, 1)) for each in sorted(modules))


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
