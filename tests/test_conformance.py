"""The conformance command over small documents, and what its judges make of what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from .generator.corpus import FOLDER
from .programs.conformance.command import in_a_process
from .programs.conformance.comparing import differences
from .programs.conformance.document import At, Document
from .programs.conformance.judging import Judge, Request
from .programs.conformance.values import Maker

ROOT = Path(__file__).parents[1]
OWN = ROOT / "spec" / "recordings.yaml"
DOCUMENT = """\
openapi: 3.0.3
info: {title: T, version: 1.0.0}
paths:
  /pets/{name}:
    parameters: [{name: name, in: path, required: true, schema: {type: string}}]
    put:
      parameters: [{name: age, in: query, schema: {type: integer, minimum: 1}}]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'204': {description: put}}
components:
  schemas:
    Pet:
      type: object
      required: [tag, id, kind]
      properties:
        id: {type: integer, readOnly: true}
        tag: {type: string, pattern: '^[a-f]{3}-[0-9]+$'}
        kind: {oneOf: [{type: string, enum: [cat]}, {type: array, items: {type: boolean}}]}
        parent: {$ref: '#/components/schemas/Pet'}
"""


@pytest.fixture
def document(tmp_path: Path) -> Document:
    path = tmp_path / "pets.yaml"
    path.write_text(DOCUMENT, encoding="utf-8")
    return Document(path)


@pytest.mark.parametrize("name", ["museum.yaml", "petstore.yaml", "train-travel.json"])
def test_every_operation_of_a_real_document_is_accepted_and_equal(name: str) -> None:
    if not FOLDER.is_dir():
        pytest.skip("the folder of real documents is not here")
    _holds(FOLDER / name)


def test_every_operation_of_the_own_document_is_accepted_and_equal() -> None:
    _holds(OWN)


def _holds(path: Path) -> None:
    row = in_a_process(path)
    assert row.findings == []
    assert row.unmade == []
    assert row.operations > 0
    assert [row.generated, row.called, row.accepted, row.equal] == [row.operations] * 4


@pytest.mark.parametrize(
    ("target", "body", "found"),
    [
        ("/pets/a%20b?age=3", b'{"tag": "abc-1", "kind": "cat"}', ""),
        ("/pets/a+b?age=3", b'{"tag": "abc-1", "kind": "cat"}', "path parameter name"),
        ("/pets/a%20b?age=0", b'{"tag": "abc-1", "kind": "cat"}', "less than the minimum"),
        ("/pets/a%20b", b'{"tag": "abc-1", "kind": "cat"}', "age did not arrive"),
        ("/pets/a%20b?age=4", b'{"tag": "abc-1", "kind": "cat"}', "4 is not 3"),
        ("/pets/a%20b?age=3", b'{"tag": "x", "kind": "cat"}', "does not match"),
        ("/cats/a%20b?age=3", b'{"tag": "abc-1", "kind": "cat"}', "PathNotFound"),
        ("/pets/a%20b?age=3", b'{"tag": "abc-2", "kind": "cat"}', "sent body"),
    ],
)
def test_a_wrong_request_is_found(document: Document, target: str, body: bytes, found: str) -> None:
    called = next(document.operations())
    request = Request("PUT", target, (("Content-Type", "application/json"),), body)
    sent = {
        ("path", "name"): "a b", ("query", "age"): 3, ("body", ""): {"tag": "abc-1", "kind": "cat"},
    }  # fmt: skip
    faults = Judge(document, called).faults(request, sent)
    assert found in " ".join(faults) if found else faults == []


def test_values_are_valid_and_the_same_for_the_same_seed(document: Document) -> None:
    schema = At(document.root["components"]["schemas"]["Pet"], "/components/schemas/Pet")
    made = [Maker(document, seed=3).make(schema, f"pet {n}", sent=True) for n in range(30)]
    assert made == [Maker(document, seed=3).make(schema, f"pet {n}", sent=True) for n in range(30)]
    assert all("id" not in each for each in made)
    assert {type(each["kind"]) for each in made} == {str, list}
    assert any("parent" in each for each in made)


@pytest.mark.parametrize(
    ("decoded", "body"),
    [
        ({"a": 1}, {"a": 2}),
        ({"a": 1}, {}),
        ([1], [1, 2]),
        (True, 1),
        (1, True),
        (None, 0),
        ("1", 1),
        ({"a": [{"b": None}]}, {"a": [{}]}),
    ],
)
def test_a_difference_is_found(decoded: object, body: object) -> None:
    assert list(differences(decoded, body))
