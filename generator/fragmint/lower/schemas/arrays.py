"""Arrays: lists of one type, and tuples where each place has a type of its own."""

from __future__ import annotations

from dataclasses import replace

from ...api import types as api
from ...openapi.model.schema import Schema
from .choices.unions import either
from .lowering import Lowering
from .scalars import lengths


def array_type(lowering: Lowering, schema: Schema, pointer: str) -> api.Type:
    """Return a tuple, if all places are described and none may be missing; else a list.

    `prefixItems` alone says nothing of the length (JSON Schema 2020-12, Core §10.3.1.1).
    """
    limits = _lengths(schema)
    if not schema.prefix_items:
        item = schema.items
        known = item is not None and not item.never
        return api.ListOf(lowering.type_of(item) if item and known else api.Anything(), limits)
    places = tuple(lowering.type_of(each) for each in schema.prefix_items[: limits.max_length])
    if places and limits.min_length == limits.max_length == len(places):
        return api.TupleOf(places)
    return api.ListOf(_any_of(lowering, schema, pointer, places), limits)


def _lengths(schema: Schema) -> api.Constraints:
    """Return how many items there are; `items: false` allows none behind those that have a place."""
    most = schema.bounds.max_items
    if schema.items is not None and schema.items.never:
        count = len(schema.prefix_items)
        most = count if most is None else min(most, count)
    return lengths(schema.bounds.min_items, most)


def _any_of(
    lowering: Lowering, schema: Schema, pointer: str, places: tuple[api.Type, ...]
) -> api.Type:
    """Return what any item may be: what stands at one of the places, or behind them."""
    most = _lengths(schema).max_length
    if most is not None and most <= len(places):
        types = places
    elif schema.items is None:
        return api.Anything()
    else:
        types = (*places, lowering.type_of(schema.items))
    words = replace(schema, description=None, discriminator=None, extensions={})
    return either(lowering, words, f"{pointer}/items", types)
