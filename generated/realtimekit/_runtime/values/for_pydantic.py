"""Models as fields of pydantic's models, and so in FastAPI: pydantic alone imports this.

pydantic validates the JSON of a model, and describes it in JSON Schema, as a typed dict of the same
fields; the model is made from that. It knows of definitions, recursion and places itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from types import UnionType
from typing import Annotated, Any, NotRequired, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import UnsetType

from .kinds import info_of
from .members import made_of, takes_more

# Without types, so that type checkers find nothing where pydantic is not installed.
_pydantic: Any = import_module("pydantic")
_core: Any = import_module("pydantic_core").core_schema
_typing: Any = import_module("typing_extensions")  # whose TypedDict pydantic wants before 3.12

_LIMITS = ("gt", "ge", "lt", "le", "multiple_of", "min_length", "max_length", "pattern")


def schema_of_model(cls: Any, handler: Any) -> Any:
    """pydantic's schema of a model. An object passes as it is, a dict is validated."""

    def validated(value: Any, validate: Any) -> Any:
        return value if isinstance(value, cls) else made_of(cls, validate(value))

    to_plain = _core.plain_serializer_function_ser_schema(_to_plain)
    return _core.no_info_wrap_validator_function(
        validated, handler.generate_schema(_typed_dict(cls)), serialization=to_plain
    )


def schema_of_union(
    types: Sequence[Any], handler: Any, check: Callable[[Any], Any] | None = None
) -> Any:
    """pydantic's schema of a union.

    Args:
        types: The arms; none where the union contains itself, which `check` reads alone.
        handler: pydantic's.
        check: Reads a value, and raises ValueError where it is none of the union.
    """
    if check is not None:
        return _core.no_info_after_validator_function(check, _core.any_schema())
    return handler.generate_schema(Union[tuple(map(_annotation, types))])  # noqa: UP007


def _to_plain(model: Any) -> Any:
    return model.to_dict() if hasattr(model, "to_dict") else model


@lru_cache(maxsize=1024)
def _typed_dict(cls: Any) -> Any:
    hints = get_type_hints(cls, include_extras=True)
    info: Any = info_of(cls)
    fields = {
        each.encode_name: (
            _annotation(hints[each.name])
            if each.required
            else NotRequired[_annotation(hints[each.name])]
        )
        for each in info.fields
    }
    typed: Any = _typing.TypedDict(cls.__name__, fields)
    typed.__module__, typed.__qualname__ = cls.__module__, cls.__qualname__
    typed.__doc__ = cls.__doc__
    typed.__pydantic_config__ = {"extra": "allow" if takes_more(cls) else "ignore"}
    return typed


def _annotation(hint: Any) -> Any:
    """An annotation in pydantic's words: its limits, base64, and no absence."""
    if hint is bytes:
        return _pydantic.Base64Bytes
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return Annotated[(_annotation(arguments[0]), *_limits(arguments[1:]))]
    if origin in (Union, UnionType):
        return Union[tuple(_annotation(a) for a in arguments if a is not UnsetType)]  # noqa: UP007
    if origin in (list, dict, tuple):
        generic: Any = origin
        return generic[tuple(map(_annotation, arguments))]
    return hint


def _limits(metadata: Sequence[Any]) -> Iterator[Any]:
    for meta in metadata:
        if isinstance(meta, msgspec.Meta):
            given = {name: getattr(meta, name) for name in _LIMITS}
            yield _pydantic.Field(
                **{name: value for name, value in given.items() if value is not None}
            )
