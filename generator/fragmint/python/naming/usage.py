"""Who uses a definition: the resources that reach it, and whether callers pass it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ...api import types as api
from ...api.model import Api, Body, BodyKind
from ...api.reach import ids, named_in, of_operation, of_webhook, reachable


def open_ids(definitions: Mapping[api.TypeId, api.Definition]) -> frozenset[api.TypeId]:
    """Return the records with members beside the named ones, and every definition that reaches one."""
    users: defaultdict[api.TypeId, list[api.TypeId]] = defaultdict(list)
    for id, definition in definitions.items():
        for inner in named_in(definition):
            users[inner].append(id)
    found: set[api.TypeId] = set()
    waiting = [
        id
        for id, each in definitions.items()
        if isinstance(each, api.Record) and each.extra is not None
    ]
    while waiting:
        id = waiting.pop()
        if id not in found:
            found.add(id)
            waiting.extend(users[id])
    return frozenset(found)


def of_webhooks_alone(model: Api) -> frozenset[api.TypeId]:
    """Return the definitions that webhooks reach and operations don't.

    A union that is a choice of another one is reached by nobody, as its arms are arms there: it goes
    where these are.
    """
    starts = [id for each in model.webhooks.listed for id in of_webhook(each)]
    starts += ids(model.webhooks.event)
    used = services(model)
    reached = reachable(starts, model.definitions)
    own = {id for id in reached if not used[id]}
    unreached = (id for id, users in used.items() if not users and id not in reached)
    inner = {id for id in unreached if not own.isdisjoint(reachable([id], model.definitions))}
    return frozenset(own | inner)


_OF_MEMBERS = frozenset({BodyKind.JSON, BodyKind.FORM, BodyKind.MULTIPART})


def flattened(
    body: Body | None, definitions: Mapping[api.TypeId, api.Definition]
) -> api.Record | None:
    """Return the record whose members become the call's own parameters, if the body is one.

    An optional body with required members stays one parameter: only so can it be left out whole.
    """
    if body is None or body.kind not in _OF_MEMBERS:
        return None
    record = definitions.get(body.type.id) if isinstance(body.type, api.Ref) else None
    if not isinstance(record, api.Record):
        return None
    stays_whole = not body.required and any(field.required for field in record.fields)
    return None if stays_whole else record


def passed_by_callers(model: Api) -> frozenset[api.TypeId]:
    """Return the definitions that callers pass: below parameters and bodies.

    A record whose members became parameters is none of them, unless it is met again below.
    """
    starts: list[api.TypeId] = []
    for operation in model.operations:
        for parameter in operation.parameters:
            starts.extend(ids(parameter.type))
        record = flattened(operation.body, model.definitions)
        if record is not None:
            starts.extend(id for field in record.fields for id in ids(field.type))
        elif operation.body is not None:
            starts.extend(ids(operation.body.type))
    return reachable(starts, model.definitions)


def services(model: Api) -> dict[api.TypeId, set[tuple[str, ...]]]:
    """Return for each definition the services whose operations reach it."""
    users: dict[api.TypeId, set[tuple[str, ...]]] = {id: set() for id in model.definitions}
    for operation in model.operations:
        for id in reachable(of_operation(operation), model.definitions):
            users[id].add(operation.service)
    return users
