"""Models in pydantic and FastAPI, the real ones."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated, Any

import pytest
import sample_api
from fastapi import Body, FastAPI
from pydantic import BaseModel, ValidationError
from sample_api._runtime.values.models import UNSET, Model, OpenModel, UnsetType
from sample_api.models import Bucket, Color, Item, NewItem, SftpByKey, Size, Store

WHOLE: dict[str, Any] = {
    "title": "t",
    "color": "red",
    "size": {"width": 2},
    "storage": {"type": "bucket", "name": "b", "secret": "s"},
    "tags": ["a"],
}


class Job(BaseModel):
    item: NewItem
    color: Color | None = None
    sizes: list[Size] = []


class Tree(Model):
    name: str
    data: bytes | UnsetType = UNSET
    children: list[Tree] | UnsetType = UNSET


class Labels(OpenModel):
    name: str


class Forest(BaseModel):
    tree: Tree
    labels: Labels | None = None


def test_a_model_is_a_field() -> None:
    job = Job.model_validate({"item": WHOLE, "color": "red", "sizes": [{"height": 1}]})
    assert type(job.item) is NewItem
    assert job.item.color is Color.RED
    assert job.item.storage == Bucket(type=Store.BUCKET, name="b", secret="s")
    assert job.sizes == [Size(height=1)]
    assert job.model_dump(mode="json") == {
        "item": WHOLE,
        "color": "red",
        "sizes": [{"height": 1}],
    }
    assert Job.model_validate_json(job.model_dump_json()) == job
    own = NewItem(title="t")
    assert Job(item=own).item is own


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"title": ""}, ("item", "title")),
        ({"seconds": 1}, ("item", "seconds")),
        ({"size": {"width": 0}}, ("item", "size", "width")),
        ({"tags": []}, ("item", "tags")),
    ],
)
def test_what_is_beyond_the_limits_is_refused_in_its_place(
    changes: dict[str, Any], place: tuple[str, ...]
) -> None:
    with pytest.raises(ValidationError) as caught:
        Job.model_validate({"item": WHOLE | changes})
    assert [error["loc"] for error in caught.value.errors()] == [place]


def test_models_within_themselves_and_open_ones() -> None:
    plain = {"name": "a", "data": "aGk=", "children": [{"name": "b"}]}
    forest = Forest.model_validate({"tree": plain, "labels": {"name": "n", "more": 1}})
    assert forest.tree == Tree(name="a", data=b"hi", children=[Tree(name="b")])
    assert forest.labels is not None
    assert forest.labels.model_extra == {"more": 1}
    assert forest.model_dump() == {"tree": plain, "labels": {"name": "n", "more": 1}}
    assert Forest.model_json_schema()["$defs"]["Tree"]["properties"]["children"] == {
        "items": {"$ref": "#/$defs/Tree"},
        "title": "Children",
        "type": "array",
    }


def test_fastapi() -> None:
    app = FastAPI()

    @app.post("/items", response_model=Item)
    def create(new: Annotated[NewItem, Body()]) -> Any:
        return Item.from_dict(
            {
                "id": new.title,
                "made": "2020-01-01T00:00:00Z",
                "color": "pink",
                "size": None,
                "link": None,
            }
        )

    document = app.openapi()
    schemas = document["components"]["schemas"]
    assert schemas["NewItem"]["properties"]["title"] == {
        "type": "string",
        "maxLength": 20,
        "minLength": 1,
        "title": "Title",
    }
    assert schemas["NewItem"]["required"] == ["title"]
    assert {"Item", "Color", "Bucket", "SftpByKey"} <= schemas.keys()
    answer = _post(app, "/items", WHOLE)
    assert answer == (
        200,
        {
            "id": "t",
            "made": "2020-01-01T00:00:00Z",
            "color": "pink",
            "size": None,
            "link": None,
        },
    )
    status, refused = _post(app, "/items", WHOLE | {"seconds": 5})
    assert (status, refused["detail"][0]["loc"]) == (422, ["body", "seconds"])


def _post(app: FastAPI, path: str, body: Any) -> tuple[int, Any]:
    """Send a request through the application itself (ASGI), as a server does."""
    import asyncio

    import httpx

    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://app") as client:
            return await client.post(path, json=body)

    response = asyncio.run(send())
    return response.status_code, response.json()


def test_pydantic_is_imported_by_nobody_else() -> None:
    code = (
        "import sys; from sample_api.models import NewItem; NewItem(title='t').to_dict();"
        "assert 'pydantic' not in sys.modules"
    )
    folder = str(Path(sample_api.__file__).parent.parent)
    environment = {**os.environ, "PYTHONPATH": folder}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)


def test_from_dict_is_the_way_back() -> None:
    odd = WHOLE | {"color": "pink", "new": {"a": 1}}
    item = NewItem.from_dict(odd)
    assert item.color == "pink"
    assert item.to_dict() == odd
    assert item.model_extra == {"new": {"a": 1}}
    assert NewItem.from_json(item.to_json()).to_dict() == odd
    assert json.loads(json.dumps([item], default=lambda model: model.to_dict())) == [odd]


def test_replace() -> None:
    item = NewItem.from_dict(WHOLE | {"new": 1})
    changed = item.replace(color="dark blue", size={"width": 3})
    assert (changed.color, changed.size, item.color) == (Color.DARK_BLUE, Size(width=3), Color.RED)
    assert changed.to_dict() == WHOLE | {"color": "dark blue", "size": {"width": 3}, "new": 1}
    with pytest.raises(TypeError, match=r"^NewItem has no field 'colr'; did you mean 'color'\?$"):
        item.replace(colr="red")
    labels = Labels.from_dict({"name": "n", "more": 1}).replace(name="m")
    assert (labels.name, labels.model_extra) == ("m", {"more": 1})
    by_hand = Labels(name="n")
    by_hand.model_extra["more"] = 1
    again = by_hand.replace(name="m")
    again.model_extra["more"] = 2
    assert (by_hand.model_extra, again.to_dict()) == ({"more": 1}, {"name": "m", "more": 2})
    key = SftpByKey(type=Store.SFTP, auth_method="KEY", host="h", private_key="s3cret")
    assert key.replace(host="i").private_key == "s3cret"
    if sys.version_info >= (3, 13):
        assert copy.replace(item, title="u").title == "u"


def test_completion_on_an_enum_offers_its_members() -> None:
    offered = [name for name in dir(Color) if not name.startswith("_")]
    assert offered == ["DARK_BLUE", "RED"]
    assert "capitalize" in dir(Color.RED)
