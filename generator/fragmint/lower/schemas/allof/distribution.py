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
    """Return `outer` with the parts put together: one alternative for each that the parts' choices have.

    What is not written out, as it says no shape or would be too many, is a keyword that nobody checks.
    """
    groups: list[tuple[Schema, ...]] = []
    rest: list[Schema] = []
    for part in parts:
        unchecked: list[Keyword] = []
        for word, choices in (("oneOf", part.one_of), ("anyOf", part.any_of)):
            fits = prod(map(len, groups)) * len(choices) <= AT_MOST
            if any(map(_says_shape, choices)) and fits:
                groups.append(choices)
            elif choices:
                unchecked.append(Keyword(word, part.origin))
        bare = replace(part, one_of=(), any_of=(), discriminator=None)
        rest.append(replace(bare, unsupported=(*part.unsupported, *unchecked)))
    if not groups:
        return replace(outer, all_of=tuple(rest))
    chosen = enumerate(product(*groups))
    return replace(
        outer, one_of=tuple(_arm(tuple(rest), each, outer, number) for number, each in chosen)
    )


def _arm(
    rest: tuple[Schema, ...], chosen: tuple[Schema, ...], outer: Schema, number: int
) -> Schema:
    told = [each for each in chosen if each.title or each.description]
    return Schema(
        Origin(join(outer.origin.pointer, "oneOf", number), chosen[0].origin.span),
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
        or choice.pattern_properties
        or is_choice(choice)
        or choice.items
        or choice.prefix_items
        or (choice.enum, choice.const, choice.additional_properties) != (None, None, None)
        or set(choice.types) - {"object"}
    )
