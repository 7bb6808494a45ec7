"""Models, enums and unions."""

from __future__ import annotations

import copy
import pickle
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import msgspec
import pytest
from sample_api._runtime.describe.content import json
from sample_api._runtime.values.enums import OpenIntEnum
from sample_api._runtime.values.lenient import read_leniently
from sample_api._runtime.values.models import UNSET, Model, UnsetType
from sample_api._runtime.values.unions import Arm, arm, choose, decode_hook, one_of
from sample_api.models import Bucket, Caller, Color, SftpByKey, SftpByPassword, Size, Storage


def test_absent_is_not_null() -> None:
    class Both(Model):
        value: int | UnsetType | None = UNSET

    for text in ("{}", '{"value":null}', '{"value":1}'):
        model = msgspec.json.decode(text, type=Both)
        assert model.to_json() == text
    assert repr(Both()) == "Both()"
    assert repr(Both(value=None)) == "Both(value=None)"
    assert not Both().value


def test_wire_names() -> None:
    caller = Caller(user_id="u")
    assert caller.to_dict() == {"user_Id": "u"}
    assert caller == msgspec.json.decode(b'{"user_Id":"u"}', type=Caller)


def test_open_enum() -> None:
    new = Color("pink")
    assert (new, str(new), f"{new}", repr(new), new.value) == (
        "pink",
        "pink",
        "pink",
        "Color('pink')",
        "pink",
    )
    by_text: dict[str, int] = {new: 1}
    assert by_text["pink"] == 1
    assert not new.is_known
    assert Color("red") is Color.RED
    assert Color.RED.is_known
    assert list(Color) == [Color.RED, Color.DARK_BLUE]
    assert repr(Color.DARK_BLUE) == "<Color.DARK_BLUE: 'dark blue'>"
    assert msgspec.json.encode([new]) == b'["pink"]'
    for again in (pickle.loads(pickle.dumps(new)), copy.deepcopy(new), copy.copy(new)):
        assert (again, type(again), again.is_known) == ("pink", Color, False)
    with pytest.raises(ValueError, match="5"):
        Color(cast("str", 5))
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'"pink"', type=Color)


def test_open_int_enum() -> None:
    class Level(OpenIntEnum):
        LOW = 1

    assert (Level(1), Level(7), Level(7).is_known) == (Level.LOW, 7, False)
    assert repr(Level(7)) == "Level(7)"
    assert msgspec.json.encode(Level(7)) == b"7"
    with pytest.raises(ValueError, match="7"):
        Level(cast("int", "7"))


KEY = {"type": "sftp", "auth_method": "KEY", "host": "h"}
PASSWORD = {"type": "sftp", "auth_method": "PASSWORD", "host": "h"}


@pytest.mark.parametrize(
    ("value", "chosen"),
    [
        ({"type": "bucket", "name": "b", "secret": "s"}, Bucket),
        ({"type": "bucket"}, Bucket),
        ({**KEY, "private_key": "k"}, SftpByKey),
        ({**KEY, "password": "p"}, SftpByKey),
        ({**PASSWORD, "password": "p"}, SftpByPassword),
        ({"type": "sftp", "host": "h", "password": "p"}, SftpByPassword),
        ({"type": "sftp", "host": "h"}, None),
        ({"type": "new"}, None),
        ({"type": ["bucket"]}, None),
        ({"name": "b", "secret": "s"}, Bucket),
        ({}, None),
        ([], None),
        ("bucket", None),
    ],
)
def test_arms(value: Any, chosen: Any) -> None:
    """By tags first, then by what conforms, then by keys; without a tie never by order."""
    declared: tuple[Arm, ...] = cast("Any", Storage).arms
    for arms in (declared, declared[::-1]):
        found = choose(arms, value)
        assert (found and found.type) is chosen


def test_native_decoding_of_unions() -> None:
    decoder = json(list[Storage | None]).decoder
    text = b'[null,{"type":"bucket","name":"b","secret":"s"},{"type":"sftp","auth_method":"PASSWORD","host":"h","password":"p"}]'
    nothing, first, second = decoder.decode(text)
    assert nothing is None
    assert (type(first), type(second)) == (Bucket, SftpByPassword)
    assert isinstance(first, Storage)
    assert not isinstance({}, Storage)


class Cat(Model):
    id: int


class Dog(Model):
    id: str
    name: str | UnsetType = UNSET


class Fish(Model):
    id: str
    fins: int | UnsetType = UNSET


if TYPE_CHECKING:
    Pet: TypeAlias = "Cat | Dog | Fish | list[Pet] | str"
    Expression: TypeAlias = "And | Or | str"
else:
    Pet = one_of("Pet", arm(Cat), arm(Dog), arm(Fish), arm(list["Pet"]), arm(str), module=__name__)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({"id": 1}, Cat),
        ({"id": "x", "name": "n"}, Dog),
        ({"id": "x", "fins": 2}, Fish),
        ([{"id": 1}, ["s"]], list),
        ("s", str),
    ],
)
def test_unions_without_tags_and_of_all_kinds(value: Any, kind: Any) -> None:
    assert type(msgspec.convert(value, Pet, dec_hook=decode_hook)) is kind
    assert isinstance(msgspec.convert(value, Pet, dec_hook=decode_hook), cast("Any", Pet))


@pytest.mark.parametrize("value", [5, {"id": None}, {"name": "n", "fins": 2}])
def test_what_fits_no_arm_is_carried(value: Any) -> None:
    result, findings = read_leniently(Pet, value)
    assert result == value
    assert findings[0].kind in ("unknown_variant", "wrong_type")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"id": "x"}, Dog(id="x")),
        ({"id": "x", "name": "n", "fins": 2}, Dog(id="x", name="n")),
    ],
)
def test_a_value_that_is_valid_for_several_arms_is_read_as_the_first(
    value: Any, expected: Any
) -> None:
    """JSON Schema 2020-12 §10.2.1.2: `anyOf` asks for at least one, so that a tie is no failure."""
    assert msgspec.convert(value, Pet, dec_hook=decode_hook) == expected
    assert read_leniently(Pet, value) == (expected, [])


class Short(Model):
    id: int
    about: Size | UnsetType = UNSET


class Long(Model):
    id: int
    about: Caller | UnsetType = UNSET
    email: str | UnsetType = UNSET


class Dated(Model):
    at: datetime


class Worded(Model):
    at: str


@pytest.mark.parametrize(
    ("types", "value", "kind"),
    [
        ((Short, Long), {"id": 1}, Short),
        ((Long, Short), {"id": 1}, Long),
        ((Short, Long), {"id": 1, "email": "e"}, Long),
        ((Short, Long), {"id": 1, "about": {"name": "n"}}, Long),
        ((Long, Short), {"id": 1, "about": {"width": 1}}, Short),
        ((Short, Long), {"id": 1, "email": 5}, Short),
        ((Dated, Worded), {"at": "2020-01-01T00:00:00Z"}, Dated),
        ((Dated, Worded), {"at": "yesterday"}, Worded),
    ],
)
def test_the_arm_that_knows_most_members_is_taken(types: Any, value: Any, kind: Any) -> None:
    """Of the arms that a value is valid for; the members of members count, too."""
    chosen = choose([arm(each) for each in types], value)
    assert chosen is not None
    assert chosen.type is kind


class And(Model):
    both: list[Expression]


class Or(Model):
    both: list[Expression]


if not TYPE_CHECKING:
    Expression = one_of("Expression", arm(And), arm(Or), arm(str), module=__name__)


def test_deep_ambiguity_takes_no_exponential_time() -> None:
    value: Any = "x"
    for _ in range(60):
        value = {"both": [value, value[:1] if isinstance(value, str) else "y"]}
    result, findings = read_leniently(Expression, value)
    assert msgspec.to_builtins(result) == value
    assert [each.kind for each in findings] == ["too_deep"]


def test_native_unions_of_several_kinds() -> None:
    class Mixed(Model):
        value: int | str | list[Size] | Size | None

    for value in (1, "a", [{"width": 1}], {"width": 1}, None):
        result, findings = read_leniently(Mixed, {"value": value})
        assert findings == []
        assert result.to_dict() == {"value": value}
    for odd in (True, 1.5, [{"width": 0}]):
        result, findings = read_leniently(Mixed, {"value": odd})
        assert len(findings) == 1
        assert result.to_dict() == {"value": odd}


def test_models_copy() -> None:
    size = Size(width=1)
    assert copy.deepcopy(size) == copy.copy(size) == pickle.loads(pickle.dumps(size)) == size
    assert size.__rich_repr__() == [("width", 1)]
