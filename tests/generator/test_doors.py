"""Text of a document has to pass a door: templates receive nothing else.

mypy tells the kinds of text apart; these tests tell that the views leave no way around them.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator
from typing import Any

import pytest

from fragmint.python import views
from fragmint.python.code import Code, Prose
from fragmint.python.doors import Markdown, Toml

SAFE = {Code, Prose, Markdown, Toml, bool, type(None)}


def open_fields(annotation: Any, path: str) -> Iterator[str]:
    """The places below an annotation that could hold text which passed no door."""
    if annotation in SAFE or annotation is Ellipsis:
        return
    if dataclasses.is_dataclass(annotation):
        for name, inner in typing.get_type_hints(annotation).items():
            yield from open_fields(inner, f"{path}.{name}")
    elif typing.get_origin(annotation) in (tuple, types.UnionType, typing.Union):
        for inner in typing.get_args(annotation):
            yield from open_fields(inner, path)
    else:
        yield path


def test_views_hold_only_text_that_passed_a_door() -> None:
    assert list(open_fields(views.View, "view")) == []


@pytest.mark.parametrize(
    "annotation",
    [str, object, Any, list[Code], dict[str, Code], tuple[str, ...], Code | str, tuple[Code, Any]],
    ids=str,
)
def test_every_other_annotation_is_found(annotation: Any) -> None:
    view = dataclasses.make_dataclass("View", [("text", annotation)])
    assert list(open_fields(view, "view")) == ["view.text"]
