"""Arrays whose places have types of their own: read, made by hand, sent, told apart, given back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pydantic
import pytest
from sample_api._runtime.request.checking import problems_of_parameters
from sample_api._runtime.request.strangers import strangers
from sample_api._runtime.values.lenient import read_leniently
from sample_api._runtime.values.models import UNSET, Model, UnsetType
from sample_api._runtime.values.unions import arm, decode_hook, one_of
from sample_api.models import Color, Size

Place: Any = one_of("Place", arm(tuple[str, Size]), arm(list[bool]), arm(str), module=__name__)


class Track(Model):
    point: tuple[float, date]
    sizes: tuple[Color, Size] | UnsetType = UNSET


MADE: Any = Track


def test_it_is_decoded_natively() -> None:
    track = msgspec.json.decode(
        b'{"point":[1,"2020-01-02"],"sizes":["red",{"width":3}]}', type=Track
    )
    assert track.point == (1.0, date(2020, 1, 2))
    assert track.sizes == (Color.RED, Size(width=3))
    assert track.to_json() == '{"point":[1.0,"2020-01-02"],"sizes":["red",{"width":3}]}'


def test_a_constructor_holds_the_real_thing() -> None:
    track = MADE(point=[1, "2020-01-02"], sizes=("red", {"width": 3}))
    assert track.point == (1, date(2020, 1, 2))
    assert track.sizes == (Color.RED, Size(width=3))
    assert MADE(point=[1]).point == [1]  # kept: a call that sends it is refused


@pytest.mark.parametrize(
    ("value", "kind", "place"),
    [
        ([1], "out_of_range", "point"),
        ([1, "2020-01-02", 3], "out_of_range", "point"),
        ("x", "wrong_type", "point"),
        (["x", "2020-01-02"], "wrong_type", "point[0]"),
        ([1, "x"], "malformed", "point[1]"),
    ],
)
def test_what_deviates_is_kept_and_told(value: Any, kind: str, place: str) -> None:
    track, found = read_leniently(Track, {"point": value})
    (deviation,) = [each.as_deviation() for each in found]
    assert (deviation.kind, deviation.path) == (kind, place)
    assert list(msgspec.to_builtins(track)["point"]) == list(value)
    assert "array of exactly 2 items" in deviation.expected or "[" in place


def test_what_is_near_is_read_as_it_is_meant() -> None:
    track, found = read_leniently(
        Track, {"point": [1.0, "2020-01-02"], "sizes": ["red", {"width": 3.0}]}
    )
    assert (track.point, track.sizes, found) == (
        (1.0, date(2020, 1, 2)),
        (Color.RED, Size(width=3)),
        [],
    )


@pytest.mark.parametrize(
    ("plain", "expected"),
    [(["a", {"width": 1}], ("a", Size(width=1))), ([True, False], [True, False]), ("a", "a")],
)
def test_it_is_told_from_other_arrays(plain: object, expected: object) -> None:
    assert msgspec.convert(plain, Place, dec_hook=decode_hook) == expected


def test_what_came_is_given_back() -> None:
    plain = {"point": [1, "2020-01-02"], "sizes": ["red", {"width": 3, "new": 4}], "more": 5}
    track = Track.from_dict(plain)
    assert track.to_dict() == plain
    assert not isinstance(track.sizes, UnsetType)
    assert track.model_extra_of(track.sizes[1]) == {"new": 4}
    changed = track.replace(sizes=(Color.RED, Size(width=9)))
    assert changed.to_dict()["sizes"] == ["red", {"width": 9, "new": 4}]


class Limits(msgspec.Struct):
    box: tuple[int, Size] | UnsetType = UNSET
    at: datetime | UnsetType = UNSET


def test_a_call_is_refused_by_the_place_within() -> None:
    (problem,) = problems_of_parameters(Limits, {"box": ("a", Size(width=1))})
    assert problem.startswith("box[0]: expected an integer")
    (problem,) = problems_of_parameters(Limits, {"box": [1]})
    assert problem.startswith("box: expected an array of exactly 2 items")
    assert problems_of_parameters(Limits, {"box": [1, {"width": 1}], "at": datetime.now(UTC)}) == []
    (unknown,) = strangers(Limits, {"box": (1, {"widht": 1})})
    assert unknown.startswith("box[1]: unknown key 'widht'")


def test_pydantic_reads_it() -> None:
    adapter: Any = pydantic.TypeAdapter(Track)
    assert adapter.validate_python({"point": [1, "2020-01-02"]}).point == (1, date(2020, 1, 2))
    with pytest.raises(pydantic.ValidationError):
        adapter.validate_python({"point": [1]})
