"""Models made of members: values by the names that JSON has for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def takes_more(cls: Any) -> bool:
    """Whether models of a class have properties beside the named ones: it is an `OpenModel`."""
    return hasattr(cls, "_extra")


def made_of(cls: Any, members: Mapping[str, Any]) -> Any:
    """A model from values by wire name. What it does not name is kept if it takes more."""
    names = dict(zip(cls.__struct_encode_fields__, cls.__struct_fields__, strict=True))
    made = cls(**{names[key]: each for key, each in members.items() if key in names})
    if takes_more(cls):
        made.model_extra.update({k: each for k, each in members.items() if k not in names})
    return made
