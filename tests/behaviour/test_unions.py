"""Unions over the wire: what several arms take, what a discriminator says, and what no arm takes."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

import fragmint
from fragmint.config import default_config
from fragmint.source import Source

from ..generator.corpus import FOLDER, plain_of
from .judge import Judge
from .minting import minted
from .server import PREFIX, Server, reply

COMPONENTS = """
User: {anyOf: [{$ref: '#/components/schemas/SimpleUser'}, {$ref: '#/components/schemas/FullUser'}]}
SimpleUser: {type: object, required: [id], properties: {id: {type: integer}, name: {type: string}}}
FullUser: {type: object, required: [id], properties: {id: {type: integer}, name: {type: string}, email: {type: string}}}
Item: {oneOf: [{$ref: '#/components/schemas/TrackObject'}, {$ref: '#/components/schemas/EpisodeObject'}], discriminator: {propertyName: type}}
TrackObject: {type: object, required: [type], properties: {type: {type: string, enum: [track]}, album: {type: string}}}
EpisodeObject: {type: object, required: [type], properties: {type: {type: string, enum: [episode]}, show: {type: string}}}
Pet: {type: object, required: [kind], properties: {kind: {type: string}, name: {type: string}, friend: {$ref: '#/components/schemas/Pet'}}, discriminator: {propertyName: kind, mapping: {dog: '#/components/schemas/Dog'}}}
Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, required: [bark], properties: {bark: {type: integer}}}]}
Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {meow: {type: string}}}]}
Kitten: {allOf: [{$ref: '#/components/schemas/Cat'}, {type: object, properties: {age: {type: integer}}}]}
"""


def _document() -> dict[str, Any]:
    """An operation for each of the unions: it is sent in a member of the body, and comes back."""
    schemas = yaml.safe_load(COMPONENTS)
    paths = {}
    for name in ("User", "Item", "Pet"):
        body = {"type": "object", "properties": {"value": {"$ref": f"#/components/schemas/{name}"}}}
        content = {"application/json": {"schema": body}}
        paths[f"/{name}"] = {
            "put": {
                "operationId": f"put{name}",
                "tags": ["calls"],
                "requestBody": {"required": True, "content": content},
                "responses": {"200": {"description": "What was sent.", "content": content}},
            }
        }
    head = {"openapi": "3.1.0", "info": {"title": "Unions", "version": "1"}}
    servers = [{"url": "https://unions.test"}]
    return {**head, "servers": servers, "paths": paths, "components": {"schemas": schemas}}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The client of the document."""
    folder: Path = tmp_path_factory.mktemp("unions")
    made = fragmint.generate(Source("spec.json", json.dumps(_document())), default_config("united"))
    for file in made.files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    yield importlib.import_module("united")
    sys.path.remove(str(folder))


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that judges each request, and each of its answers, by this document."""
    document = _document()
    with Server(document, Judge(document, PREFIX)).running() as server:
        yield server
    assert server.findings == []


def _answer(
    package: ModuleType, server: Server, name: str, value: Any, *, conforms: bool = True
) -> tuple[Any, list[str]]:
    """What `value` is read as, and the kinds of its deviations; `conforms` as openapi-core sees it."""
    server.answers(reply({"value": value}, conforms=conforms))
    with package.United(base_url=server.base_url) as client:
        raw = getattr(client.calls.with_raw_response, f"put_{name}")()
        return raw.parse().value, [each.kind for each in raw.deviations]


def _sent(package: ModuleType, server: Server, name: str, value: Any) -> Any:
    server.answers(reply({}))
    with package.United(base_url=server.base_url) as client:
        getattr(client.calls, f"put_{name}")(value=value)
    return json.loads(server.only_call.body)["value"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"id": 1, "name": "n"}, "SimpleUser"),
        ({"id": 1, "email": "e"}, "FullUser"),
    ],
)
def test_a_value_that_several_arms_take(
    value: dict[str, Any], expected: str, package: ModuleType, server: Server
) -> None:
    """JSON Schema 2020-12 §10.2.1.2: `anyOf` asks for at least one; the answer is no deviation."""
    read, deviations = _answer(package, server, "user", value)
    assert (type(read).__name__, read.to_dict(), deviations) == (expected, value, [])


@pytest.mark.parametrize("of", ["SimpleUser", "FullUser", "dict"])
def test_a_value_that_several_arms_take_is_sent(
    of: str, package: ModuleType, server: Server
) -> None:
    value = {"id": 1, "name": "n"}
    made = value if of == "dict" else getattr(package, of)(**value)
    assert _sent(package, server, "user", made) == value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"type": "track", "album": "a"}, "TrackObject"),
        ({"type": "episode"}, "EpisodeObject"),
    ],
)
def test_the_constants_that_servers_send(
    value: dict[str, Any], expected: str, package: ModuleType, server: Server
) -> None:
    """Where a discriminator without a mapping says the components' names, which no arm takes.

    openapi-core goes by the letter of the discriminator alone.
    """
    read, deviations = _answer(package, server, "item", value, conforms=False)
    assert (type(read).__name__, read.to_dict(), deviations) == (expected, value, [])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"kind": "dog", "name": "n", "bark": 3}, "Dog"),
        ({"kind": "Cat", "meow": "m"}, "Cat"),
        ({"kind": "Kitten", "meow": "m", "age": 1}, "Kitten"),
        ({"kind": "Pet", "name": "n"}, "Pet"),
        ({"kind": "bird", "name": "n"}, "Pet"),
    ],
)
def test_a_child_or_the_parent_itself(
    value: dict[str, Any], expected: str, package: ModuleType, server: Server
) -> None:
    """OpenAPI 3.1 §4.8.25: the parent's discriminator says which schema extends it."""
    whole = {**value, "friend": value}
    read, deviations = _answer(package, server, "pet", whole)
    assert (type(read).__name__, read.to_dict(), deviations) == (expected, whole, [])
    assert type(read.friend) is type(read)
    server.calls.clear()
    assert _sent(package, server, "pet", read) == whole
    server.calls.clear()
    assert _sent(package, server, "pet", whole) == whole


def test_what_the_named_child_does_not_take_is_a_deviation(
    package: ModuleType, server: Server
) -> None:
    """A dog without its bark would be a valid pet; but it says that it is a dog."""
    read, deviations = _answer(package, server, "pet", {"kind": "dog", "name": "n"})
    assert (type(read).__name__, deviations) == ("Dog", ["missing"])
    with (
        package.United(base_url=server.base_url) as client,
        pytest.raises(package.InvalidRequestError, match=r"^value\.bark: missing, but required$"),
    ):
        client.calls.put_pet(value={"kind": "dog"})


LOGSINK = "/v2/databases/{database_cluster_uuid}/logsink/{logsink_id}"
ELASTIC = {"url": "https://logs.test:9200", "index_prefix": "logs", "index_days_max": 7}
RSYSLOG = {"server": "192.168.0.1", "port": 514, "tls": False, "format": "rfc5424"}


@pytest.fixture(scope="module")
def ocean(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The client of one path of a real document, with all of its components."""
    document = plain_of("digitalocean.json")
    path = {LOGSINK: {"get": document["paths"][LOGSINK]["get"]}}
    text = json.dumps({**document, "paths": path})
    yield from minted("ocean", text, tmp_path_factory.mktemp("ocean"))


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the real documents are not here")
@pytest.mark.parametrize("config", [ELASTIC, {**ELASTIC, **RSYSLOG}, {**RSYSLOG, "url": "u"}])
def test_no_member_is_lost_by_the_choice_of_an_arm(
    config: dict[str, Any], ocean: ModuleType
) -> None:
    """Real values are valid for several arms of `config`, which have other members each."""
    body = {"sink_id": "i", "sink_name": "n", "sink_type": "rsyslog", "config": config}
    mock = ocean.testing.MockTransport(lambda _: ocean.testing.MockResponse(json=body))
    with ocean.Ocean(transport=mock, bearer_auth="t") as client:
        raw = client.databases.with_raw_response.databases_get_logsink(
            "sink", database_cluster_uuid="c"
        )
    answer = raw.parse()
    assert raw.deviations == ()
    assert answer.to_dict() == body
    read = answer.config
    named = {name: getattr(read, name) for name in config if name in read.__struct_fields__}
    assert named | answer.model_extra_of(read) == config
