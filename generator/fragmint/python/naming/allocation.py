"""All class names of a package, allocated together, and the module of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...api import types as api
from ...api.model import Api, Operation
from ...config import Config
from ...findings.diagnostic import Diagnostic
from ...names import reserved
from ...names.front import RECEIVING, front_names
from ...names.words import singular, snake, split
from ..text.code import Code
from ..types.annotate import SHARED, Names, front_of
from .identifiers import allocate, class_name, members
from .tree import Resource, params_modules, webhooks_module
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
    homes = _modules(model, resources, classes)
    names = Names(
        model.definitions,
        classes,
        params,
        homes,
        params_modules(resources, shared_modules(homes)),
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


def _modules(
    model: Api, resources: tuple[Resource, ...], classes: Mapping[api.TypeId, Code]
) -> dict[api.TypeId, str]:
    """Return the module of each type: that of the only resource that uses it, else a shared one.

    What the same resources use shares a module, so that a resource loads nothing that it does not
    use. What a type names, its users use as well: so no two of these modules import each other.
    What webhooks alone use has a module of its own; what else they use stays where it is.
    """
    homes = {each.service: each.types_module.dotted for top in resources for each in top.walk()}
    groups: defaultdict[frozenset[tuple[str, ...]], list[api.TypeId]] = defaultdict(list)
    for id, users in services(model).items():
        groups[frozenset(users)].append(id)
    own = dict.fromkeys(of_webhooks_alone(model), webhooks_module(resources).dotted)
    by_module: dict[api.TypeId, str] = {}
    shared: dict[api.TypeId, list[api.TypeId]] = {}
    for service, group in groups.items():
        if len(service) == 1:
            by_module |= dict.fromkeys(group, homes[next(iter(service))])
        elif rest := [id for id in group if id not in own]:
            shared[min(rest, key=lambda id: classes[id])] = rest
    firsts = sorted(shared, key=lambda id: classes[id])
    wishes = [snake(split(classes[id]))[:_LONGEST_MODULE] for id in firsts]
    for first, name in zip(firsts, members(wishes, reserved.DEVICE_NAMES, "types"), strict=True):
        by_module |= dict.fromkeys(shared[first], f"{SHARED}.{name}")
    return by_module | own


_LONGEST_MODULE = 60
"""Characters of a shared module's name, which is that of its first type: paths stay below 100."""


def shared_modules(homes: Mapping[api.TypeId, str]) -> list[str]:
    """Return the modules of what several resources use, in alphabetical order."""
    return sorted({home for home in homes.values() if front_of(home) == SHARED})


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
