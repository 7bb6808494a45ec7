"""All faults of a document are told in one run, each once, and always the same."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fragmint.document.plain import to_value
from fragmint.document.pointer import build

from .planting import FAULTS, Fault, Json, planted, told, valid
from .reading import CORPUS
from .test_corpus import node_of

VERSIONS = pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])


def due(faults: list[Fault] | tuple[Fault, ...]) -> list[tuple[str, str]]:
    return sorted(fault.due for fault in faults)


@VERSIONS
def test_all_faults_are_told_at_once_and_mended_there_are_none(version: str) -> None:
    document = valid(version)
    assert sorted(told(planted(document, FAULTS))) == due(FAULTS)
    assert told(document) == []


@VERSIONS
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.pointer)
def test_each_fault_is_told_for_itself(version: str, fault: Fault) -> None:
    assert told(planted(valid(version), [fault])) == [fault.due]


@VERSIONS
@given(chosen=st.lists(st.sampled_from(FAULTS), min_size=2, unique_by=lambda fault: fault.pointer))
@settings(max_examples=30, deadline=None)
def test_no_fault_hides_another(version: str, chosen: list[Fault]) -> None:
    assert sorted(told(planted(valid(version), chosen))) == due(chosen)


@VERSIONS
def test_every_circle_is_told_that_others_pass_through(version: str) -> None:
    a, b, c = ({"$ref": f"#/components/schemas/{name}"} for name in "ABC")
    document = valid(version)
    document["components"]["schemas"] |= {"A": {"allOf": [a, b, c]}, "B": {"allOf": [a]}, "C": a}
    document["paths"]["/parcels"]["post"]["requestBody"]["content"]["text/a"] = {"schema": a}
    assert told(document) == [
        ("#/components/schemas/A/allOf/0", "reference-cycle"),
        ("#/components/schemas/B/allOf/0", "reference-cycle"),
        ("#/components/schemas/C", "reference-cycle"),
    ]


@VERSIONS
def test_each_wrong_part_of_a_default_is_told(version: str) -> None:
    document = valid(version)
    wants = {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "number"}}}
    document["components"]["schemas"]["T"] = {**wants, "default": {"b": "x", "a": 1}}
    assert told(document) == [
        ("#/components/schemas/T/default/b", "wrong-default"),
        ("#/components/schemas/T/default/a", "wrong-default"),
    ]


def test_a_scheme_of_no_known_type_is_not_measured_by_one_of_the_others() -> None:
    document = valid("3.0.3")
    document["components"]["securitySchemes"]["key"] = {"description": 1}
    assert sorted(told(document)) == [
        ("#/components/securitySchemes/key", "missing-field"),
        ("#/components/securitySchemes/key/description", "wrong-type"),
    ]


@VERSIONS
def test_what_stands_twice_under_one_range_of_statuses_is_told(version: str) -> None:
    document = valid(version)
    responses = document["paths"]["/parcels"]["post"]["responses"]
    responses["4xx"] = {"description": "d"}
    responses["5Xx"] = {"description": "d"}
    place = build(("paths", "/parcels", "post", "responses"))
    assert told(document) == [
        (f"{place}/4xx", "duplicate-status"),
        (f"{place}/5Xx", "lower-case-status"),
    ]


KINDS: tuple[tuple[str, Any, str], ...] = (
    ("minLength", -1, "invalid"),
    ("title", 5, "wrong-type"),
    ("multipleOf", "x", "wrong-type"),
    ("pattern", "(", "foreign-pattern"),
    ("required", "id", "wrong-type"),
    ("allOf", [{"$ref": "#/components/schemas/No such schema"}], "unresolved-reference"),
)


def typed_schemas(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    """Where a document of the corpus has schemas that say their type, and nothing of `KINDS`."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from typed_schemas(item, (*path, index))
    elif isinstance(value, dict):
        if isinstance(value.get("type"), str) and not {kind for kind, _, _ in KINDS} & set(value):
            yield path
        for key, item in value.items():
            data = key in ("example", "examples", "default", "enum", "const", "mapping")
            if not (data or key.startswith("x-") or key == "securitySchemes"):
                yield from typed_schemas(item, (*path, key))


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the real documents are not here")
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", ["museum.yaml", "spotify.yml", "train-travel.json"])
def test_faults_are_found_wherever_they_are_planted(name: str, seed: int) -> None:
    chance = random.Random(seed)
    document: Any = to_value(node_of(name))
    places = sorted(typed_schemas(document, ()), key=repr)
    faults = []
    for path in chance.sample(places, 12):
        word, bad, rule = chance.choice(KINDS)
        at = build((*path, word, 0)) if word == "allOf" else None
        faults.append(Fault(build((*path, word)), bad, rule, at))
    already = set(told(document))
    assert sorted(set(told(planted(document, faults))) - already) == due(faults)


def validated(paths: list[Path], seed: int, code: int = 2) -> str:
    """What the command says about documents in a process with one seed of hashes."""
    done = subprocess.run(
        [sys.executable, "-m", "fragmint", "validate", *paths],
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    return done.stdout + done.stderr


def faulty(version: str) -> Json:
    """A document in which much is wrong in sets of which every order is as good as another."""
    document = planted(valid(version), FAULTS)
    schemas = document["components"]["schemas"]
    for name in "abcdef":
        wrong = {
            "type": name,
            "title": 1,
            "maximum": name,
            f"is{name}": 1,
            "additionalProperties": 3,
        }
        schemas[f"Wrong{name}"] = {**wrong, "properties": dict.fromkeys("uvwxyz", wrong)}
    needs = {"allOf": [{"type": "object"}], "required": ["n1", "n2", "n3", "n4", "n5", "n6"]}
    wants = {"type": "object", "additionalProperties": {"type": "string"}}
    schemas["Needs"] = needs
    schemas["Wants"] = {**wants, "default": dict.fromkeys("abcdef", 1)}
    return document


@VERSIONS
def test_findings_do_not_hang_on_the_order_of_hashes(version: str, tmp_path: Path) -> None:
    path = tmp_path / "spec.json"
    path.write_text(json.dumps(faulty(version), indent=1), encoding="utf-8")
    assert len({validated([path], seed) for seed in range(4)}) == 1


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the real documents are not here")
def test_findings_of_a_real_document_do_not_hang_on_the_order_of_hashes() -> None:
    (said,) = {validated([CORPUS / "box.json"], seed, code=0) for seed in range(3)}
    assert "warning[" in said
