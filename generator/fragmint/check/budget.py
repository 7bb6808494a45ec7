"""A bound on the work of a validator that walks the same schemas again and again.

Forty schemas that each say `allOf: [next, next]` make 2^40 visits out of one page of YAML.
"""

# The validator's and jsonschema's own types are incomplete.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

# All repetition goes through one of these.
_BRANCHING = ("$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "not", "if")


class Exhausted(Exception):
    """Raised when a validator has used up its budget."""


@dataclass(slots=True)
class Budget:
    """How many steps are left. It counts down while a validator works, and belongs to one run.

    For example: `Budget(100_000)`.
    """

    steps: int

    def spend(self) -> None:
        """Take one step.

        Raises:
            Exhausted: No step is left.
        """
        self.steps -= 1
        if self.steps < 0:
            raise Exhausted


def bounded(
    validator_class: Any, budget: Budget, keywords: Mapping[str, Callable[..., Iterator[Any]]]
) -> Any:
    """Return a jsonschema validator class that spends `budget`, and has other functions for some `keywords`."""
    from jsonschema import validators

    extend: Any = validators.extend
    known = validator_class.VALIDATORS
    counted = {word: _counted(known[word], budget) for word in _BRANCHING if word in known}
    return extend(validator_class, {**counted, **keywords})


def _counted(check: Callable[..., Any], budget: Budget) -> Callable[..., Iterator[Any]]:
    from referencing.exceptions import Unresolvable

    def counted(validator: Any, value: Any, instance: Any, schema: Any) -> Iterator[Any]:
        budget.spend()
        try:
            yield from check(validator, value, instance, schema) or ()
        except Unresolvable:  # What leads nowhere says nothing; it is found elsewhere.
            return

    return counted
