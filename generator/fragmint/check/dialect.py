"""Check every schema by the dialect of JSON Schema that it is written in.

The validator's own check ends at the first fault of a schema, and which one that is hangs on the
order of a set; and it never looks at the schemas of request bodies. Its meta-schemas tell all.
"""

# The validator's and jsonschema's own types are incomplete.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .keywords import unique_items


@dataclass(slots=True)
class Dialects:
    """The validators of the schemas of one document, each made once.

    For example: `Dialects(plain, is_3_0=False)`.
    """

    document: Any
    is_3_0: bool
    _made: dict[str, Any] = field(default_factory=dict[str, Any])

    def name(self, schema: dict[str, Any]) -> str:
        """Return the URI of the dialect of a schema (OpenAPI 3.1 §4.8.24.5); of 3.0's, which has none, ''."""
        from openapi_schema_validator import OAS31_BASE_DIALECT_ID

        if self.is_3_0:
            return ""
        for said in (schema.get("$schema"), self.document.get("jsonSchemaDialect")):
            if isinstance(said, str):
                return said
        return OAS31_BASE_DIALECT_ID

    def is_known(self, name: str) -> bool:
        """Tell whether there is a meta-schema for a dialect."""
        return self._validator(name) is not None

    def errors(self, schema: dict[str, Any]) -> Iterator[Any]:
        """Yield all that a schema's meta-schema says against it, as jsonschema's errors."""
        from openapi_schema_validator import OAS31_BASE_DIALECT_ID

        validator = self._validator(self.name(schema)) or self._validator(OAS31_BASE_DIALECT_ID)
        yield from validator.iter_errors(schema)

    def _validator(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = _meta_validator(name)
        return self._made[name]


def _meta_validator(name: str) -> Any:
    """Return what validates schemas of a dialect; None for one that nobody knows."""
    from jsonschema import validators
    from openapi_schema_validator import OAS30Validator, oas30_format_checker, oas31_format_checker

    unknown: Any = None
    dialect: Any = validators.validator_for({"$schema": name}, unknown) if name else OAS30Validator
    if dialect is None:
        return None
    extend: Any = validators.extend
    plain = validators.validator_for(dialect.META_SCHEMA)
    class_ = extend(plain, {"uniqueItems": unique_items})
    checker = oas31_format_checker if name else oas30_format_checker
    schema = _nameless(dialect.META_SCHEMA)
    return class_(schema, format_checker=checker, registry=_meta_schemas())


def _meta_schemas() -> Any:
    """Return the meta-schemas of all dialects, OpenAPI's own among them."""
    # What is public of the library stops at the first error; this holds the meta-schemas it uses.
    from openapi_schema_validator._specifications import REGISTRY
    from referencing import Registry
    from referencing.jsonschema import specification_with

    known: list[tuple[str, Any]] = [(uri, REGISTRY.contents(uri)) for uri in REGISTRY]
    resources = (
        (uri, specification_with(contents["$schema"]).create_resource(_nameless(contents)))
        for uri, contents in known
    )
    # Crawled once: else jsonschema would look for anchors anew wherever one is referred to.
    return Registry[Any]().with_resources(resources).crawl()


def _nameless(meta_schema: dict[str, Any]) -> dict[str, Any]:
    """Return a meta-schema without `$schema`, for which jsonschema would take a class of its own."""
    return {word: value for word, value in meta_schema.items() if word != "$schema"}
