"""A choice beside other keywords: each alternative becomes what both say together.

`allOf: [{$ref: Pet}, {oneOf: [Cat, Dog]}]` is `oneOf: [allOf: [Pet, Cat], allOf: [Pet, Dog]]`, and so is
`{properties: …, oneOf: [Cat, Dog]}` (JSON Schema 2020-12, Core §10.2.1: all hold at once).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from math import prod

from ....document.origin import Origin
from ....document.pointer import join
from ....openapi.model.schema import Keyword, Schema

AT_MOST = 40
"""Alternatives that are written out; of more, the choices behind the first are left to the server."""


def is_choice(part: Schema) -> bool:
    """Tell whether a part has alternatives."""
    return bool(part.one_of or part.any_of)


def distributed(parts: Sequence[Schema], outer: Schema) -> Schema:
    """Return a schema whose alternatives hold what the parts say beside their own."""
    groups: list[tuple[Schema, ...]] = []
    unchecked: list[Keyword] = []
    for part in parts:
        for word, choices in (("oneOf", part.one_of), ("anyOf", part.any_of)):
            shaping = any(map(_says_shape, choices))
            fits = prod(map(len, groups)) * len(choices) <= AT_MOST
            if shaping and fits:
                groups.append(choices)
            elif choices:
                unchecked.append(Keyword(word, part.origin))
    rest = tuple(replace(part, one_of=(), any_of=(), discriminator=None) for part in parts)
    arms = tuple(
        _arm(rest, chosen, outer, number) for number, chosen in enumerate(product(*groups))
    )
    made = replace(outer, all_of=arms[0].all_of) if len(arms) == 1 else outer
    return replace(
        made,
        ref=None,
        any_of=(),
        one_of=arms if len(arms) > 1 else (),
        all_of=made.all_of if len(arms) == 1 else (),
        discriminator=None,
        types=(),
        properties=(),
        required=(),
        additional_properties=None,
        unsupported=(*outer.unsupported, *unchecked),
    )


def _arm(
    rest: tuple[Schema, ...], chosen: tuple[Schema, ...], outer: Schema, number: int
) -> Schema:
    told = [each for each in chosen if each.title or each.description]
    place = chosen[0].origin if chosen else outer.origin
    return Schema(
        Origin(join(outer.origin.pointer, "oneOf", number), place.span),
        all_of=(*rest, *chosen),
        title=told[0].title if told else None,
        description=told[0].description if told else None,
    )


def _says_shape(choice: Schema) -> bool:
    """Tell whether an alternative says more than which members there must be."""
    return bool(
        choice.ref
        or choice.all_of
        or choice.properties
        or is_choice(choice)
        or choice.items
        or (choice.enum, choice.const, choice.additional_properties) != (None, None, None)
        or set(choice.types) - {"object"}
    )
