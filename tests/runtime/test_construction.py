"""What constructors of models and clients take, and what a call refuses before it is sent."""

from __future__ import annotations

import inspect
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from sample_api import AsyncShop, Shop
from sample_api._runtime.answer.errors import InvalidRequestError
from sample_api._runtime.values.models import UNSET, Model, OpenModel
from sample_api.models import Bucket, Color, Item, ItemListPage, NewItem, SftpByKey, Size, Store
from sample_api.testing import AsyncMockTransport, MockResponse, MockTransport

OK = MockResponse(json={"success": True})
NEW: Any = NewItem  # as type checkers see it, a model of a generated package takes these too
MADE: Any = Item
BUCKET = {"type": "bucket", "name": "b", "secret": "s3cret"}


class Labels(OpenModel):
    color: Color = Color.RED


class Shelf(Model):
    labels: Labels
    sizes: dict[str, Size]


SHELF: Any = Shelf


def _client(**settings: Any) -> tuple[Shop, MockTransport]:
    transport = MockTransport(lambda request: OK)
    return Shop(token="x", transport=transport, **settings), transport


def test_a_constructor_holds_the_real_thing() -> None:
    new = NEW(title="t", color="red", size={"width": 2}, storage=BUCKET, tags=("a", "b"))
    assert new.color is Color.RED
    assert new.size == Size(width=2)
    assert type(new.storage) is Bucket
    assert new.storage.type is Store.BUCKET
    assert new.tags == ["a", "b"]
    made = MADE(id="1", made="2020-01-02T03:04:05Z", color="dark blue", size=None, link=None)
    assert made.made == datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert made.color is Color.DARK_BLUE
    page: Any = ItemListPage
    assert page(success=True, data=[msgspec.to_builtins(made)]).data == [made]


def test_dicts_within_dicts() -> None:
    shelf = SHELF(labels={"color": "red", "more": 1}, sizes={"a": {"width": 1}})
    assert shelf.labels.color is Color.RED
    assert shelf.labels.model_extra == {"more": 1}
    assert shelf.sizes == {"a": Size(width=1)}
    assert shelf.to_dict() == {
        "labels": {"color": "red", "more": 1},
        "sizes": {"a": {"width": 1}},
    }


def test_real_things_are_kept_as_they_are() -> None:
    size, store = Size(width=1), SftpByKey(
        type=Store.SFTP, auth_method="K", host="", private_key=""
    )
    new = NewItem(title="t", color=Color("pink"), size=size, storage=store)
    assert new.size is size
    assert new.storage is store
    assert repr(new.color) == "Color('pink')"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"color": "pink"}, "color: expected 'red' or 'dark blue', got 'pink'"),
        ({"size": {"width": 0}}, "size.width: expected an integer ≥ 1, got 0"),
        ({"size": {"widht": 1}}, "size: unknown key 'widht'; did you mean 'width'?"),
        ({"size": {"depth-of-field": 1}}, "size: unknown key 'depth-of-field'"),
        ({"storage": {**BUCKET, "nam": 1}}, "storage: unknown key 'nam'; did you mean 'name'?"),
        ({"storage": {"type": "bucket", "name": "b"}}, "storage.secret: missing, but required"),
        ({"storage": Bucket(type=Store.BUCKET, name="b", secret="")}, "storage.secret: expected a"),
    ],
)
def test_what_does_not_fit_is_refused_when_it_is_sent(
    arguments: dict[str, Any], message: str
) -> None:
    """With the same place, whether it stands in a dict or in an object."""
    client, transport = _client()
    calls: list[Callable[[], object]] = [
        lambda: client.items.create("s", title="t", **arguments),
        lambda: client.items.create("s", **_fields(NEW(title="t", **arguments))),
    ]
    for call in calls:
        with pytest.raises(InvalidRequestError) as caught:
            call()
        assert str(caught.value).startswith(message)
        assert "s3cret" not in str(caught.value)
    assert transport.requests == []


def _fields(model: msgspec.Struct) -> dict[str, Any]:
    return {n: v for n in model.__struct_fields__ if (v := getattr(model, n)) is not UNSET}


def test_a_misspelt_required_key_is_both() -> None:
    client, _ = _client()
    storage: Any = {"type": "bucket", "nme": "b", "secret": "s"}
    with pytest.raises(InvalidRequestError) as caught:
        client.items.create("s", title="t", storage=storage)
    assert [*caught.value.problems] == [
        "storage.name: missing, but required",
        "storage: unknown key 'nme'; did you mean 'name'?",
    ]


def test_unknown_keys_can_be_sent() -> None:
    client, transport = _client(validate_requests=False)
    size: Any = {"widht": 1}
    client.items.create("s", title="t", size=size)
    client.with_options(validate_requests=True).items.create("s", title="t", extra_body={"a": {}})
    assert [request.json() for request in transport.requests] == [
        {"title": "t", "size": {"widht": 1}},
        {"title": "t", "a": {}},
    ]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("max_retry", "; did you mean 'max_retries'?"),
        ("tokn", "; did you mean 'token'?"),
        ("zzz", ""),
    ],
)
def test_a_wrong_setting_suggests_the_right_one(name: str, hint: str) -> None:
    client, _ = _client()
    shop: Any = Shop
    with pytest.raises(TypeError) as caught:
        shop(**{name: "s3cret"})
    assert str(caught.value) == f"Shop() got an unexpected keyword argument {name!r}{hint}"
    shown = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    assert "s3cret" not in repr([f.locals for f in shown.stack if "_runtime" in f.filename])
    copy: Any = client.copy
    with pytest.raises(TypeError) as caught:
        copy(**{name: "s3cret"})
    assert str(caught.value) == f"copy() got an unexpected keyword argument {name!r}{hint}"


def test_a_constructor_shows_its_own_signature() -> None:
    assert "max_retries" in inspect.signature(Shop).parameters
    assert [*inspect.signature(Size).parameters] == ["width", "height"]


def test_an_heir_has_arguments_of_its_own() -> None:
    class Own(Shop):
        def __init__(self, name: str, **settings: Any) -> None:
            super().__init__(**settings)
            self._name = name

    assert not Own("n", token="t", transport=MockTransport(lambda _: OK)).is_closed
    own: Any = Own
    with pytest.raises(TypeError, match="max_retry"):
        own("n", max_retry=1)


async def _refused_later() -> None:
    client = AsyncShop(token="x", transport=AsyncMockTransport(lambda _: OK))
    await client.items.create("s", title="")


def _refused() -> None:
    _client()[0].items.create("s", title="")


def test_a_traceback_ends_near_the_users_own_line() -> None:
    import asyncio

    for refused in (_refused, lambda: asyncio.run(_refused_later())):
        with pytest.raises(InvalidRequestError) as caught:
            refused()
        lines = traceback.format_exception(caught.value)
        shown = "".join(lines).rstrip().splitlines()
        own = max(at for at, line in enumerate(shown) if __file__ in line)
        assert len(shown) - own <= 12  # two or three of them are the user's own line
