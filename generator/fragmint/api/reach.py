"""What is made of what: the definitions that types, other definitions and operations name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from . import types as api
from .model import Operation
from .webhooks import Webhook, Webhooks


def ids(type: api.Type | None) -> Iterator[api.TypeId]:
    """Yield the definitions that a type names itself."""
    match type:
        case None | api.Primitive() | api.Constant() | api.Anything():
            return
        case api.Ref():
            yield type.id
        case api.ListOf():
            yield from ids(type.item)
        case api.TupleOf():
            for item in type.items:
                yield from ids(item)
        case api.MapOf():
            yield from ids(type.value)
        case api.Nullable():
            yield from ids(type.of)
        case api.Either():
            for arm in type.arms:
                yield from ids(arm)
        case _:
            assert_never(type)


def named_in(definition: api.Definition) -> Iterator[api.TypeId]:
    """Yield the definitions that a definition names."""
    match definition:
        case api.Enum():
            return
        case api.Record():
            if definition.base is not None:
                yield definition.base
            for field in definition.fields:
                yield from ids(field.type)
            yield from ids(definition.extra)
        case api.Union():
            for arm in definition.arms:
                yield from ids(arm)
        case api.Alias():
            yield from ids(definition.of)
        case _:
            assert_never(definition)


def reachable(
    starts: Iterable[api.TypeId], definitions: Mapping[api.TypeId, api.Definition]
) -> frozenset[api.TypeId]:
    """Return the definitions that are reached from these, themselves included."""
    reached: set[api.TypeId] = set()
    waiting = list(starts)
    while waiting:
        id = waiting.pop()
        if id not in reached:
            reached.add(id)
            waiting.extend(named_in(definitions[id]))
    return frozenset(reached)


def of_operation(operation: Operation) -> Iterator[api.TypeId]:
    """Yield the definitions that an operation names itself."""
    for parameter in operation.parameters:
        yield from ids(parameter.type)
    yield from ids(operation.body.type if operation.body else None)
    streams = (operation.events,) if operation.events else ()
    for answer in (*operation.answers, *operation.errors, *streams):
        yield from ids(answer.type)


def of_webhook(webhook: Webhook) -> Iterator[api.TypeId]:
    """Yield the definitions that a webhook names itself: of its payload, its header fields, its answers."""
    for parameter in webhook.headers:
        yield from ids(parameter.type)
    for answer in (webhook.payload, *webhook.answers):
        yield from ids(answer.type)


def used(
    definitions: Mapping[api.TypeId, api.Definition],
    operations: Iterable[Operation],
    webhooks: Webhooks,
) -> dict[api.TypeId, api.Definition]:
    """Return the definitions without those that came to nothing, as a choice whose arms became another's.

    A choice that has a name of its author's, or tells its arms apart by a discriminator, stays.
    """
    starts = [id for each in operations for id in of_operation(each)]
    starts += [id for each in webhooks.listed for id in of_webhook(each)]
    reached = reachable([*starts, *ids(webhooks.event)], definitions)
    while inner := frozenset(_choices(reached, definitions)) - reached:
        reached |= reachable(inner, definitions)
    return {id: each for id, each in definitions.items() if id in reached}


def _choices(
    reached: Iterable[api.TypeId], definitions: Mapping[api.TypeId, api.Definition]
) -> Iterator[api.TypeId]:
    for id in reached:
        definition = definitions[id]
        for inner in definition.unions if isinstance(definition, api.Union) else ():
            union = definitions.get(inner)
            if isinstance(union, api.Union) and (
                union.name.given or union.discriminator or union.unions
            ):
                yield inner
