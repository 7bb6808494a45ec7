"""The further properties of open models, which the native decoder leaves out.

This is for content that holds open models (`additionalProperties` beside `properties`). Its JSON
is parsed a second time, into plain values, which are then walked beside the decoded ones.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, get_type_hints

import msgspec

from .kinds import is_list, is_object
from .models import Model, OpenModel
from .unions import decode_hook


def keep(value: Any, parsed: Any) -> None:
    """Give every open model in a decoded value the properties of its JSON that no field names.

    Raises:
        msgspec.ValidationError: A property does not have the type that the open model has for them.
    """
    if isinstance(value, Model) and is_object(parsed):
        if isinstance(value, OpenModel):
            _keep_extra(value, parsed)
        names = zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True)
        for name, wire in names:
            if wire in parsed:
                keep(getattr(value, name), parsed[wire])
    elif is_list(value) and is_list(parsed):
        for each, of in zip(value, parsed, strict=True):
            keep(each, of)
    elif is_object(value) and is_object(parsed):
        for key, each in value.items():
            keep(each, parsed.get(key))


def _keep_extra(model: OpenModel, parsed: dict[str, Any]) -> None:
    named = model.__struct_encode_fields__
    extra = {name: value for name, value in parsed.items() if name not in named}
    if extra:
        type = extra_type(model.__class__)
        converted = msgspec.convert(extra, dict[str, type], dec_hook=decode_hook)  # type: ignore[valid-type]
        keep(converted, extra)
        model.model_extra.update(converted)


@lru_cache(maxsize=1024)
def extra_type(cls: type[OpenModel]) -> Any:
    """The type of an open model's further properties, as its `model_extra` is annotated."""
    getter: Any = vars(OpenModel)["model_extra"].fget
    for base in cls.__mro__:
        if "model_extra" in vars(base):
            getter = vars(base)["model_extra"].fget
            break
    members: Any = get_type_hints(getter, include_extras=True)["return"]
    return Any if members.__args__[1] is object else members.__args__[1]
