"""Is what the objects of a document say to each other sensible?

`openapi-spec-validator` answers, but its errors do not tell of which object: every one of its
keyword validators is wrapped here to note what it was looking at.
"""

# The validator's and jsonschema's own types are incomplete.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .budget import Budget, bounded


@dataclass(frozen=True, slots=True)
class Remark:
    """An error of the validator with the dict or list that it was looking at.

    For example: keyword "default" and the schema whose ``default`` is wrong.
    """

    error: Any
    keyword: str
    subject: Any


class _Ids(set[Any]):
    """The validator keeps what it has seen in a list and searches it: quadratic in the document."""

    append = set[Any].add


class _Refuse(dict[str, Any]):
    """Handlers of URLs for a validator that must not open any, neither on the network nor on the disk."""

    def __contains__(self, _: object) -> bool:
        return True

    def __missing__(self, scheme: str) -> Any:
        raise LookupError(f"references to '{scheme}:' are not followed")


def semantic_remarks(plain: Any, is_3_0: bool, budget: Budget) -> Iterator[Remark]:
    """Yield what the validator says about a document beyond its structure.

    May raise anything: the validator stumbles over documents whose structure is wrong.
    """
    import openapi_spec_validator as library
    from jsonschema_path import SchemaPath
    from openapi_spec_validator.validation.registries import KeywordValidatorRegistry

    validators = library.OpenAPIV30SpecValidator if is_3_0 else library.OpenAPIV31SpecValidator
    wrapped = {
        keyword: _noting(keyword, class_)
        for keyword, class_ in validators.keyword_validators.items()
    }
    wrapped["default"] = _bounded_default(wrapped["default"], budget)
    wrapped["schema"] = _bounded_schema(wrapped["schema"], budget)
    registry: Any = KeywordValidatorRegistry(wrapped)
    registry["operation"].operation_ids_registry = _Ids()
    # Without a cache it walks from the root to each object that it asks about.
    root = SchemaPath.from_dict(plain, handlers=_Refuse(), resolved_cache_maxsize=2**16)
    for error in registry["__root__"](root):
        keyword, subject = error.__dict__.get("noted", ("__root__", plain))
        yield Remark(error, keyword, subject)


def _noting(keyword: str, class_: Any) -> Any:
    """Return the class of a keyword validator whose errors note the object that they are about."""
    from jsonschema_path import SchemaPath

    class Noting(class_):  # type: ignore[misc]
        def __call__(self, *args: Any, **options: Any) -> Iterator[Any]:
            for error in super().__call__(*args, **options):
                if "noted" not in error.__dict__:
                    subjects = [each for each in args if isinstance(each, SchemaPath)]
                    error.__dict__["noted"] = (keyword, subjects[0].read_value())
                yield error

    return Noting


def _bounded_default(class_: Any, budget: Budget) -> Any:
    """Return the validator of defaults without what a document can make arbitrarily slow."""

    class BoundedDefault(class_):  # type: ignore[misc]
        # A pattern such as (a+)+$ takes longer than anyone's life on the default it comes with.
        value_validator_cls = bounded(
            class_.value_validator_cls, budget, without=("pattern", "patternProperties")
        )

    return BoundedDefault


def _bounded_schema(class_: Any, budget: Budget) -> Any:
    """Return the validator of schemas that gathers the properties of each schema once."""

    class BoundedSchema(class_):  # type: ignore[misc]
        def __init__(self, registry: Any) -> None:
            super().__init__(registry)
            self.visited_schema_ids = _Ids()
            self.meta_checked_schema_ids = _Ids()
            self.gathered: dict[int, set[str]] = {}

        def _collect_properties(self, schema: Any) -> set[str]:
            budget.spend()
            key = id(schema.read_value())
            if key not in self.gathered:
                self.gathered[key] = set()
                self.gathered[key] = super()._collect_properties(schema)
            return self.gathered[key]

    return BoundedSchema
