"""Unions that contain themselves, such as any JSON value: read, refused by place, given back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec
import pydantic
import pytest
from sample_api._runtime.request.checking import problems_of_parameters
from sample_api._runtime.values.expectations import describe
from sample_api._runtime.values.kinds import info_of
from sample_api._runtime.values.lenient import read_leniently
from sample_api._runtime.values.models import UNSET, Model, UnsetType
from sample_api._runtime.values.unions import arm, decode_hook, one_of
from sample_api.models import Size

if TYPE_CHECKING:
    Json: TypeAlias = Any
    Tree: TypeAlias = Any
    Sizes: TypeAlias = Any
else:
    Json = one_of(
        "Json",
        arm(str),
        arm(float),
        arm(bool),
        arm("list[Json | None]"),
        arm("dict[str, Json | None]"),
        module=__name__,
    )
    Tree = one_of("Tree", arm("list[Tree]"), module=__name__)
    Sizes = one_of("Sizes", arm(Size), arm("list[Sizes]"), module=__name__)
VALUE: Any = {"a": [1.5, "x", None, {"b": [True, []]}]}


class Holder(Model):
    any: Json | UnsetType = UNSET
    tree: Tree | UnsetType = UNSET
    sizes: Sizes | UnsetType = UNSET


MADE: Any = Holder


def test_it_is_read_at_any_depth() -> None:
    assert msgspec.convert(VALUE, Json, dec_hook=decode_hook) == VALUE
    assert msgspec.convert([[], [[]]], Tree, dec_hook=decode_hook) == [[], [[]]]
    sizes = msgspec.convert([{"width": 1}, [[{"width": 2}]]], Sizes, dec_hook=decode_hook)
    assert sizes == [Size(width=1), [[Size(width=2)]]]


def test_what_deviates_is_told_by_its_place() -> None:
    holder, found = read_leniently(Holder, {"tree": [[], ["x"]], "sizes": [{"width": "w"}]})
    told = [(each.as_deviation().path, each.kind) for each in found]
    assert told == [("tree[1][0]", "wrong_type"), ("sizes[0].width", "wrong_type")]
    assert holder.tree == [[], ["x"]]


def test_a_constructor_takes_plain_values() -> None:
    assert MADE(sizes=[{"width": 1}, [{"width": 2}]]).sizes == [Size(width=1), [Size(width=2)]]
    assert MADE(any=VALUE).any == VALUE


def test_a_call_is_refused_by_the_place_within() -> None:
    class Limits(msgspec.Struct):
        tree: Tree | UnsetType = UNSET

    assert problems_of_parameters(Limits, {"tree": [[[]]]}) == []
    (problem,) = problems_of_parameters(Limits, {"tree": [[[3]]]})
    assert problem == "tree[0][0][0]: expected an array, got 3"


def test_what_came_is_given_back() -> None:
    plain = {"any": VALUE, "sizes": [{"width": 1, "new": 2}]}
    assert Holder.from_dict(plain).to_dict() == plain


def test_it_is_described_by_its_kinds() -> None:
    assert describe(info_of(Tree)) == "an array"
    assert describe(info_of(Sizes)) == "one of Size, an array"


@pytest.mark.parametrize("deep", [200, 100_000])
def test_what_is_nested_too_deeply_ends(deep: int) -> None:
    value: list[Any] = []
    for _ in range(deep):
        value = [value]
    holder, found = read_leniently(Holder, {"tree": value})
    assert [each.kind for each in found] == ["too_deep"]
    while value:
        (value,) = value  # so that no recursion takes it apart
    assert holder


def test_pydantic_reads_it() -> None:
    adapter: Any = pydantic.TypeAdapter(Holder)
    assert adapter.validate_python({"sizes": [[{"width": 2}]]}).sizes == [[Size(width=2)]]
    with pytest.raises(pydantic.ValidationError):
        adapter.validate_python({"tree": ["x"]})
