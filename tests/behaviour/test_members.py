"""The members of objects on the wire: what is sent, what is left out, and what comes back."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Iterator
from datetime import UTC, datetime
from types import ModuleType
from typing import Any

import pytest

from ..runtime.serving import Reply, Server, serve
from .minting import minted

DOCUMENT = """
openapi: 3.1.0
info: {title: Depot, version: '1'}
paths:
  /notes:
    post:
      operationId: note
      tags: [notes]
      requestBody: {content: {application/json: {schema: {type: object, properties: {text: {type: string}, n: {type: integer}}}}}}
      responses: {'204': {description: Noted.}}
  /parcels:
    put:
      operationId: put
      tags: [parcels]
      requestBody: {required: true, content: {application/json: {schema: {type: object, required: [parcel], properties: {parcel: {$ref: '#/components/schemas/Parcel'}}}}}}
      responses: {'200': {description: The parcel., content: {application/json: {schema: {$ref: '#/components/schemas/Parcel'}}}}}
  /plain:
    get:
      operationId: read
      tags: [plain]
      responses: {'200': {description: A thing., content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}
  /sizes:
    get:
      operationId: size
      tags: [sizes]
      responses: {'200': {description: A size., content: {application/json: {schema: {type: object, properties: {size: {type: integer, enum: [1, 2.0]}, one: {const: 1}, any: {type: [integer, string]}}}}}}}
components:
  schemas:
    Parcel:
      type: object
      required: [id, reference]
      properties:
        id: {type: string}
        property: {type: string}
        labels: {type: object, properties: {colour: {type: string}}, additionalProperties: {type: integer}}
        stops: {type: array, items: {$ref: '#/components/schemas/Stop'}}
        keys: {type: object, properties: {id: {type: string}}, additionalProperties: {type: string, format: password}}
      additionalProperties: {$ref: '#/components/schemas/Stop'}
    Stop:
      type: object
      properties: {place: {type: string}, at: {type: string, format: date-time}}
      additionalProperties: true
    Thing:
      type: object
      properties:
        id: {type: string}
        made: {type: string, format: date-time}
        parts: {type: array, items: {$ref: '#/components/schemas/ThingPart'}}
        inner: {type: object, properties: {tags: {type: object, additionalProperties: {$ref: '#/components/schemas/ThingPart'}}}}
    ThingPart: {type: object, properties: {n: {type: integer}}}
"""

PARCEL = {
    "id": "p",
    "reference": {"place": "ref"},
    "property": "mine",
    "labels": {"colour": "red", "weight": 3},
    "stops": [{"place": "a", "by": "van"}, {"place": "b", "legs": [1, None]}],
    "last": {"place": "z", "at": "2024-05-01T00:00:00Z", "signed": True},
    "keys": {"id": "k", "main": "hidden-key"},
}
THING = {
    "id": "t",
    "made": "2024-05-01T00:00:00.123456789Z",
    "parts": [{"n": 1, "new": "one"}, {"n": 2, "new": "two"}, {"n": 3}],
    "unheard": {"of": [1.0]},
}


@pytest.fixture(scope="module")
def depot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The client."""
    yield from minted("depot", DOCUMENT, tmp_path_factory.mktemp("depot"))


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that answers as it is told to."""
    yield from serve()


@pytest.fixture
def client(depot: ModuleType, server: Server) -> Iterator[Any]:
    """A client of that server."""
    with depot.Depot(base_url=server.address) as client:
        yield client


@pytest.mark.parametrize(
    ("arguments", "body", "media_type"),
    [
        ({}, b"", None),
        ({"n": 0}, b'{"n":0}', "application/json"),
        ({"extra_body": {}}, b"{}", "application/json"),
        ({"extra_body": {"more": None}}, b'{"more":null}', "application/json"),
    ],
)
def test_an_optional_body_without_members_is_left_out(
    arguments: dict[str, Any], body: bytes, media_type: str | None, client: Any, server: Server
) -> None:
    """OpenAPI 3.1 §4.8.13.1: `required` says whether there is a body; it is false by default."""
    server.replies(Reply(204))
    client.notes.note(**arguments)
    seen = server.seen[0]
    assert (seen.body, seen.headers.get("content-type")) == (body, media_type)


def _read(client: Any, server: Server, answer: Any = PARCEL, **arguments: Any) -> Any:
    server.replies(Reply(200, answer))
    arguments = arguments or {"parcel": {"id": "p", "reference": {}}}
    return client.parcels.with_raw_response.put(**arguments)


def test_members_beside_the_named_ones_are_read_with_their_type(
    client: Any, depot: ModuleType, server: Server
) -> None:
    """JSON Schema 2020-12, Core §10.3.2.3: `additionalProperties` describes them."""
    response = _read(client, server)
    parcel = response.parse()
    assert response.deviations == ()
    assert parcel.labels.model_extra == {"weight": 3}
    assert [stop.model_extra for stop in parcel.stops] == [{"by": "van"}, {"legs": [1, None]}]
    last = parcel.model_extra["last"]
    assert isinstance(last, depot.Stop)
    assert (last.at.year, last.model_extra) == (2024, {"signed": True})
    assert "weight" in repr(parcel.labels)
    assert "hidden-key" not in repr(parcel)
    assert parcel.to_dict() == PARCEL


def test_read_change_and_write_keeps_every_member(client: Any, server: Server) -> None:
    parcel = _read(client, server).parse()
    parcel.labels.model_extra["height"] = 7
    del parcel.stops[0].model_extra["by"]
    parcel.stops[1].place = "c"
    _read(client, server, parcel=parcel)
    changed = {
        **PARCEL,
        "labels": {"colour": "red", "weight": 3, "height": 7},
        "stops": [{"place": "a"}, {"place": "c", "legs": [1, None]}],
    }
    assert server.seen[-1].json() == {"parcel": changed}
    assert parcel.to_dict() == changed


def test_a_member_of_another_type_is_a_deviation_and_is_not_sent(
    client: Any, depot: ModuleType, server: Server
) -> None:
    response = _read(client, server, {**PARCEL, "labels": {"weight": "heavy"}})
    assert [each.path for each in response.deviations] == ["labels.weight"]
    parcel = response.value
    assert parcel.labels.model_extra == {"weight": "heavy"}
    with pytest.raises(depot.InvalidRequestError, match=r"parcel\.labels\.weight"):
        _read(client, server, parcel=parcel)


def test_open_models_are_compared_and_copied_with_all_members(depot: ModuleType) -> None:
    one, two = depot.Stop(place="a"), depot.Stop(place="a")
    one.model_extra["by"] = {"name": "van"}
    assert one != two
    for copied in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert copied == one
    copy.deepcopy(one).model_extra["by"]["name"] = "bike"
    copy.copy(one).model_extra["by"] = "bike"
    assert one.model_extra == {"by": {"name": "van"}}


def test_an_answer_gives_back_what_came(client: Any, server: Server) -> None:
    """Members that no schema mentions included, and nanoseconds, which no datetime holds."""
    server.replies(Reply(200, THING))
    thing = client.plain.read()
    assert thing.model_extra == {"unheard": {"of": [1.0]}}
    assert thing.to_dict() == THING
    assert json.loads(thing.to_json()) == THING


@pytest.mark.parametrize(
    ("sent", "is_rounded"),
    [
        ("2024-05-01T00:00:00.123456789Z", True),
        ("2024-05-01T00:00:00.1234567+02:00", True),
        ("2024-05-01T00:00:00.12345600001z", True),
        ("2024-05-01T00:00:00.123456000Z", False),
        ("2024-05-01T00:00:00.123456Z", False),
        ("2024-05-01T00:00:00Z", False),
    ],
)
def test_a_time_is_not_rounded_without_a_word(
    sent: str, is_rounded: bool, client: Any, depot: ModuleType, server: Server
) -> None:
    """RFC 3339 §5.6 allows any fraction, so the answer conforms: it is no error under `strict`."""
    parcel = {**PARCEL, "note": {"at": sent, "text": sent}, "stops": [{}, {"at": sent}]}
    server.replies(Reply(200, parcel), Reply(200, parcel))
    response = _read(client, server, parcel)
    places = {(each.kind, each.path) for each in response.deviations}
    assert places == ({("rounded", "note.at"), ("rounded", "stops[1].at")} if is_rounded else set())
    assert response.parse().to_dict() == parcel
    strict = client.with_options(strict=True)
    assert _read(strict, server, parcel).parse().stops[1].at == response.value.stops[1].at


def test_an_answer_that_was_changed_gives_back_the_rest(client: Any, server: Server) -> None:
    server.replies(Reply(200, THING))
    thing = client.plain.read()
    thing.id = "other"
    thing.made = client.plain.read().made.replace(year=2025)
    thing.parts.reverse()
    thing.parts[0].n = 4
    del thing.parts[1]
    assert thing.to_dict() == {
        **THING,
        "id": "other",
        "made": "2025-05-01T00:00:00.123457Z",
        "parts": [{"n": 4}, {"n": 1, "new": "one"}],
    }


def test_a_part_of_an_answer_says_where_its_further_members_are(
    client: Any, server: Server
) -> None:
    server.replies(Reply(200, THING))
    thing = client.plain.read()
    with pytest.raises(LookupError, match="model_extra_of"):
        _ = thing.parts[0].model_extra
    assert [thing.model_extra_of(part) for part in thing.parts] == [
        {"new": "one"},
        {"new": "two"},
        {},
    ]
    assert thing.model_extra_of(thing) == thing.model_extra


def test_a_part_keeps_its_further_members_where_others_have_changed(
    client: Any, server: Server
) -> None:
    server.replies(Reply(200, {**THING, "inner": {"tags": {"a": {"n": 1, "deep": 0}}}}))
    thing = client.plain.read()
    first, second, _ = thing.parts
    second.n = 7
    assert thing.model_extra_of(second) == {"new": "two"}
    second.n = 2
    thing.parts = [second, first]
    thing.id = "other"
    assert thing.model_extra_of(first) == {"new": "one"}
    assert thing.model_extra_of(thing.inner.tags["a"]) == {"deep": 0}


def test_what_no_answer_holds_has_no_further_members(
    client: Any, depot: ModuleType, server: Server
) -> None:
    server.replies(Reply(200, THING), Reply(200, PARCEL))
    thing, parcel = client.plain.read(), client.plain.read()
    with pytest.raises(LookupError, match=r"^ThingPart: the object is not within"):
        parcel.model_extra_of(thing.parts[0])
    with pytest.raises(LookupError, match="what a call returned"):
        thing.parts[0].model_extra_of(thing)
    stop = depot.Stop(place="a")
    assert thing.model_extra_of(stop) is stop.model_extra  # an open model has its own


@pytest.mark.parametrize("moment", [datetime(2024, 5, 1), "2024-05-01T00:00:00"])
def test_a_time_without_an_offset_is_refused_in_a_body(
    moment: datetime | str, client: Any, depot: ModuleType, server: Server
) -> None:
    """RFC 3339 §5.6: a date-time has an offset. Text that only looks like one is text."""
    parcel = {"id": "2024-05-01T00:00:00", "reference": {"at": moment}}
    with pytest.raises(depot.InvalidRequestError, match=r"^parcel\.reference\.at: .* time zone"):
        _read(client, server, parcel=parcel)
    assert server.seen == []
    parcel["reference"] = {"at": datetime(2024, 5, 1, tzinfo=UTC)}
    _read(client, server, parcel=parcel)
    assert server.seen[0].json() == {
        "parcel": {**parcel, "reference": {"at": "2024-05-01T00:00:00Z"}}
    }


@pytest.mark.parametrize(
    "moment",
    ["2016-12-31T23:59:60Z", "1990-12-31T15:59:60.5-08:00", "2024-05-01T00:00:00.123456789Z"],
)
def test_what_no_datetime_holds_can_be_sent_as_text(
    moment: str, client: Any, server: Server
) -> None:
    """RFC 3339 §5.7 and §5.6: leap seconds, and fractions of any length."""
    parcel = {"id": "p", "reference": {"at": moment}}
    _read(client, server, parcel=parcel)
    assert server.seen[0].json() == {"parcel": parcel}


def test_no_other_minute_has_a_second_60(client: Any, depot: ModuleType, server: Server) -> None:
    parcel = {"id": "p", "reference": {"at": "2016-12-31T23:58:60Z"}}
    with pytest.raises(depot.InvalidRequestError, match="RFC 3339"):
        _read(client, server, parcel=parcel)


@pytest.mark.parametrize(("sent", "read"), [(1.0, 1), (2, 2)])
def test_1_0_is_the_integer_1(sent: float, read: int, client: Any, server: Server) -> None:
    """JSON Schema 2020-12, Validation §6.1.1; in enums and constants, too."""
    server.replies(Reply(200, {"size": sent, "one": 1.0, "any": sent}))
    response = client.sizes.with_raw_response.size()
    value = response.parse()
    assert response.deviations == ()
    assert (value.size, value.one, value.any) == (read, 1, read)
    assert isinstance(value.size, int)


@pytest.mark.parametrize("answer", [b"", b" ", b'{"id": 5, "new": 1}', b'{"new": 1}'])
def test_an_answer_that_deviates_gives_back_what_came(
    answer: bytes, client: Any, server: Server
) -> None:
    server.replies(Reply(200, answer))
    assert client.plain.read().to_dict() == json.loads(answer.strip() or b"{}")
