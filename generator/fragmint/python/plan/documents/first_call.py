"""A call to begin with, for the documents of a package: which one it is, and what it is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import assert_never

from ....api import types as api
from ....api.model import Api, CredentialKind, Operation
from ...document_views import FirstCall
from ...naming.allocation import Allocation
from ...naming.tree import Resource, dotted
from ...text.code import Code, braced, code, dotted_name, listed, literal
from ..operations import method_names
from ..parameters import Argument, call

_DEEPEST = 4
_ELLIPSIS = code("...")
_STRINGS = {"date-time": literal("2030-01-01T00:00:00Z"), "date": literal("2030-01-01")}


def first_operation(model: Api) -> Operation | None:
    """Return the operation that asks for least, and is not deprecated; a GET, where several ask for the same number of arguments."""
    return min(
        model.operations,
        key=lambda each: (
            each.doc.deprecated,
            sum(argument.required for argument in call(each, model.definitions).all),
            each.method != "GET",
        ),
        default=None,
    )


def plan_first_call(operation: Operation, model: Api, resources: tuple[Resource, ...]) -> FirstCall:
    """Return the call with a placeholder for each argument that it must have."""
    names = {
        id: name
        for top in resources
        for resource in top.walk()
        for id, name in method_names(resource).items()
    }
    return FirstCall(
        dotted_name(dotted(operation.service)),
        code("{}({})", names[operation.id], listed(_arguments(operation, model))),
    )


def _arguments(operation: Operation, model: Api) -> Iterable[Code]:
    described = call(operation, model.definitions)
    if described.positional:
        yield _argument(described.positional, model)
    for each in described.keywords:
        if each.required:
            yield code("{}={}", each.name, _argument(each, model))


def _argument(argument: Argument, model: Api) -> Code:
    return placeholder(argument.type, argument.wire, model.definitions)


def client_settings(operation: Operation | None, model: Api, allocation: Allocation) -> Code:
    """Return what the client needs for the call: the credentials of its first alternative, and an address
    where the document has none."""
    wanted = operation.security[0] if operation and operation.security else ()
    kinds = {each.id: each.kind for each in model.credentials}
    given = [_credential(allocation.credentials[id], kinds[id]) for id in wanted]
    given += [] if model.server else [code('base_url="https://api.example.com"')]
    return listed(given)


def _credential(parameter: Code, kind: CredentialKind) -> Code:
    if kind is CredentialKind.BASIC:
        return code('{}=("user", "password")', parameter)
    return code("{}={}", parameter, literal(f"your-{parameter.replace('_', '-')}"))


def placeholder(
    type: api.Type,
    name: str,
    definitions: Mapping[api.TypeId, api.Definition],
    depth: int = 0,
) -> Code:
    """Return a value that shows what goes there, `...` where that would be too deep.

    For example: `"pet_id"` for a string, `{"name": "name"}` for a record.
    """
    match type:
        case api.Primitive():
            return _scalar(type, name)
        case api.Constant(value):
            return literal(value)
        case api.ListOf(item, constraints):
            items = [placeholder(item, name, definitions, depth + 1)] * (
                constraints.min_length or 0
            )
            return code("[{}]", listed(items[:_DEEPEST]))
        case api.TupleOf(items):
            parts = listed(placeholder(item, name, definitions, depth + 1) for item in items)
            return code("({},)", parts) if len(items) == 1 else code("({})", parts)
        case api.MapOf():
            return code("{{}}")
        case api.Nullable(of):
            return placeholder(of, name, definitions, depth)
        case api.Either(arms):
            return placeholder(arms[0], name, definitions, depth)
        case api.Anything():
            return literal(name)
        case api.Ref(id):
            return _defined(definitions[id], name, definitions, depth)
    assert_never(type)


def _scalar(type: api.Primitive, name: str) -> Code:
    match type.kind:
        case api.PrimitiveKind.STRING if type.format == "byte":
            return code('b"bytes"')
        case api.PrimitiveKind.STRING:
            return _STRINGS.get(type.format) or literal(name)
        case api.PrimitiveKind.INTEGER | api.PrimitiveKind.NUMBER:
            least = type.constraints.minimum
            return literal(1 if least is None or least <= 1 else least)
        case api.PrimitiveKind.BOOLEAN:
            return code("True")
        case api.PrimitiveKind.BINARY:
            return code('b"bytes"')
        case api.PrimitiveKind.NULL:
            return code("None")
    assert_never(type.kind)


def _defined(
    definition: api.Definition,
    name: str,
    definitions: Mapping[api.TypeId, api.Definition],
    depth: int,
) -> Code:
    if depth > _DEEPEST:
        return _ELLIPSIS
    match definition:
        case api.Enum():
            return literal(definition.members[0].value)
        case api.Alias():
            return placeholder(definition.of, name, definitions, depth + 1)
        case api.Record():
            return _record(definition, {}, definitions, depth)
        case api.Union():
            first = definition.arms[0]
            arm = definitions[first.id] if isinstance(first, api.Ref) else None
            if isinstance(first, api.Ref) and isinstance(arm, api.Record):
                return _record(arm, _tag(definition, first.id), definitions, depth)
            return placeholder(first, name, definitions, depth + 1)
    assert_never(definition)


def _tag(union: api.Union, arm: api.TypeId) -> Mapping[str, str]:
    """Return the member that tells the arm from the others, with its value."""
    if union.discriminator is None:
        return {}
    pointer = api.pointer_of(arm)
    values = (value for value, meant in union.discriminator.mapping if pointer.endswith(meant))
    return {union.discriminator.wire: next(values, pointer.rpartition("/")[2])}


def _record(
    record: api.Record,
    told: Mapping[str, str],
    definitions: Mapping[api.TypeId, api.Definition],
    depth: int,
) -> Code:
    """Return the members that it must have; `told` has the values of some."""
    return braced(
        code(
            "{}: {}",
            literal(each.wire),
            (
                literal(told[each.wire])
                if each.wire in told
                else placeholder(each.type, each.wire, definitions, depth + 1)
            ),
        )
        for each in record.fields
        if each.required or each.wire in told
    )
