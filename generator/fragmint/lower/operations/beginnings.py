"""Where names begin: the words for the bodies and parameters of each operation."""

from __future__ import annotations

from collections.abc import Iterator

from ...config import Config
from ...names.words import singular
from ...openapi.model.document import Spec
from ...openapi.model.operation import Webhook
from ...openapi.model.walks import parts, schemas_of
from ..schemas.naming import Naming
from .operation import placed


def naming_of(spec: Spec, config: Config) -> Naming:
    """Return words for the places where inline types begin: the operations' bodies and parameters."""
    beginnings: dict[str, tuple[str, ...]] = {}
    for operation in spec.operations:
        place = placed(operation, config)
        owner = (singular(place[-2]), place[-1])
        body = operation.request_body.content if operation.request_body else ()
        schemas = [(media.schema, "Request") for media in body]
        for response in operation.responses:
            word = "Response" if response.status[0] == "2" else f"{response.status} Error"
            schemas.extend((media.schema, word) for media in response.content)
            schemas.extend((media.item_schema, "Item") for media in response.content)
        for schema, word in schemas:
            if schema is not None and _is_own(schema.origin.pointer):
                beginnings[schema.origin.pointer] = (*owner, word)
        for parameter in operation.parameters:
            pointer = parameter.schema.origin.pointer
            if _is_own(pointer):
                shared = not pointer.startswith(operation.origin.pointer)
                beginnings[pointer] = (parameter.name,) if shared else (*owner, parameter.name)
    places = {each.id: placed(each, config) for each in spec.operations}
    for webhook in spec.webhooks:
        # A callback's name alone is often that of another operation's, too.
        caller = places[webhook.callback_of][-1:] if webhook.callback_of else ()
        beginnings.update(_of_webhook(webhook, (*caller, webhook.name)))
    return Naming(beginnings, _titles(spec))


def _of_webhook(webhook: Webhook, called: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the words of what a webhook carries, of the answers to it, and of its header fields."""
    operation = webhook.operation
    body = operation.request_body.content if operation.request_body else ()
    told = [(each.schema, (*called, "Event")) for each in body]
    for response in operation.responses:
        told += [(each.schema, (*called, "Response")) for each in response.content]
    told += [(each.schema, (*called, each.name)) for each in operation.parameters]
    for schema, words in told:
        if schema is not None and _is_own(schema.origin.pointer):
            yield schema.origin.pointer, words


def _titles(spec: Spec) -> dict[str, str]:
    """Return the titles of all unions' arms, by pointer."""
    starts = [schema for _, each in spec.calls for schema in schemas_of(each)]
    return {
        arm.origin.pointer: arm.title
        for schema in (*starts, *spec.targets.values())
        for part in parts(schema)
        for arm in (*part.any_of, *part.one_of)
        if arm.title
    }


def _is_own(pointer: str) -> bool:
    """Tell whether a place belongs to one operation or path, not to the shared components."""
    return not pointer.startswith("#/components/")
