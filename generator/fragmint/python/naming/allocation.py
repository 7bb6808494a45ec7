"""All class names of a package, allocated together, and the module of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...api import types as api
from ...api.model import Api, Operation
from ...config import Config
from ...findings.diagnostic import Diagnostic
from ...names import reserved
from ...names.front import RECEIVING, front_names
from ...names.words import singular
from ..text.code import Code
from ..types.annotate import Names
from .identifiers import allocate, class_name, members
from .tree import SHARED, Resource, params_modules, webhooks_module
from .usage import of_webhooks_alone, open_ids, passed_by_callers, services


@dataclass(frozen=True, slots=True)
class Allocation:
    """The names of definitions, and those of each operation's parameters and pages."""

    names: Names
    operation_params: dict[str, Code]
    pages: dict[str, Code]
    async_pages: dict[str, Code]
    credentials: dict[str, Code]
    """The client's argument for each credential."""
    diagnostics: tuple[Diagnostic, ...]


def allocate_names(model: Api, config: Config, resources: tuple[Resource, ...]) -> Allocation:
    """Allocate names for everything that gets a class, decided over the whole package at once."""
    wishes = dict(_wishes(model))
    chosen = allocate(wishes, _taken(model, config, resources))
    classes = {id: chosen[id] for id in model.definitions}
    params = {id: chosen[_param(id)] for id in model.definitions if _param(id) in chosen}
    homes = _modules(model, resources)
    names = Names(
        model.definitions,
        classes,
        params,
        homes,
        params_modules(resources),
        open=open_ids(model.definitions),
    )
    return Allocation(
        names,
        {each.id: chosen[f"params:{each.id}"] for each in model.operations},
        {each.id: chosen[f"page:{each.id}"] for each in model.operations if each.pagination},
        {each.id: chosen[f"pages:{each.id}"] for each in model.operations if each.pagination},
        _credentials(model),
        tuple(_explained(model, wishes, chosen)),
    )


def _credentials(model: Api) -> dict[str, Code]:
    ids = [each.id for each in model.credentials]
    return dict(zip(ids, members(ids, reserved.CONSTRUCTOR_NAMES, "credential"), strict=True))


def _wishes(model: Api) -> Iterator[tuple[str, api.Name]]:
    passed = passed_by_callers(model)
    for id, definition in model.definitions.items():
        name = _told_apart(definition, model)
        yield id, name
        if id in passed and isinstance(definition, (api.Record, api.Union)):
            yield _param(id), _behind(name, "Param")
    for operation in model.operations:
        yield f"params:{operation.id}", _of_operation(operation, "Params")
        if operation.pagination:
            yield f"page:{operation.id}", _of_operation(operation, "Page")
            page = _of_operation(operation, "Page")
            yield f"pages:{operation.id}", api.Name(("Async", *page.words), ("Async", *page.longer))


def _param(id: api.TypeId) -> str:
    return f"param:{id}"


def _told_apart(definition: api.Definition, model: Api) -> api.Name:
    """Let the request variant of a record that has both variants say so in its name."""
    if definition.name.direction is not api.Direction.REQUEST:
        return definition.name
    twin = api.type_id(api.pointer_of(definition.id), api.Direction.RESPONSE)
    return _behind(definition.name, "Request") if twin in model.definitions else definition.name


def _behind(name: api.Name, word: str) -> api.Name:
    return api.Name((*name.words, word), (*name.longer, word))


def _of_operation(operation: Operation, word: str) -> api.Name:
    owner = singular(operation.service[-1])
    return api.Name((owner, operation.name, word), (*operation.service, operation.name, word))


def _taken(model: Api, config: Config, resources: tuple[Resource, ...]) -> frozenset[str]:
    """Return names of the package's own classes."""
    own = {config.client, f"Async{config.client}"}
    for resource in (each for top in resources for each in top.walk()):
        name = resource.class_name
        own |= {name, f"Async{name}"}
    if model.webhooks.listed:
        own |= {name for _, name in RECEIVING} | reserved.WEBHOOK_NAMES
    return reserved.TYPE_NAMES | {name for _, name in front_names()} | own


def _modules(model: Api, resources: tuple[Resource, ...]) -> dict[api.TypeId, str]:
    """Return the module of each type: that of the only resource that uses it, else the shared one.

    What webhooks alone use has a module of its own; what else they use stays where it is.
    """
    homes = {each.service: each.types_module.dotted for top in resources for each in top.walk()}
    by_module = {
        id: homes[next(iter(users))] if len(users) == 1 else SHARED.dotted
        for id, users in services(model).items()
    }
    own = webhooks_module(resources).dotted
    return by_module | dict.fromkeys(of_webhooks_alone(model), own)


def _explained(
    model: Api, wishes: dict[str, api.Name], chosen: dict[str, Code]
) -> Iterator[Diagnostic]:
    """Yield a note for each definition that didn't get the name it asked for."""
    for id, definition in model.definitions.items():
        wish = class_name(wishes[id].words)
        if chosen[id] != wish:
            yield Diagnostic(
                "name-collision",
                f"the name `{wish}` is reserved or not unique, so the class is called `{chosen[id]}`",
                definition.origin.span,
                definition.origin.pointer,
                "choose a name with `x-fragmint-name` on the schema",
            )
