"""What a change of the document does to the output: what one expects, and nothing else."""

from __future__ import annotations

import difflib
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from fragmint import Config, Source, generate
from fragmint.findings.rules import Severity

SPEC = Path(__file__).parents[2] / "spec" / "recordings.yaml"
TYPES = "realtimekit/types/realtime_kit/recordings.py"
PARAMS = "realtimekit/types/realtime_kit/recordings_params.py"
RESOURCE = "realtimekit/resources/realtime_kit/recordings.py"
FRONT = "realtimekit/types/__init__.py"
TYPES_FRONT = "realtimekit/types/realtime_kit/__init__.py"
START = "/accounts/{account_id}/realtime/kit/{app_id}/recordings"
CONFIG = Config(
    package="realtimekit",
    client="Cloudflare",
    distribution="realtimekit",
    response_types="operation",
)


def files_of(document: Any) -> dict[str, str]:
    """The generated files of a document, by path; nothing may be wrong with it."""
    text = yaml.safe_dump(document, sort_keys=False, allow_unicode=True)
    result = generate(Source("recordings.yaml", text), CONFIG)
    assert [each for each in result.diagnostics if each.severity is Severity.ERROR] == []
    return {file.path: file.text for file in result.files}


@cache
def original() -> dict[str, str]:
    return files_of(load())


def load() -> Any:
    return yaml.safe_load(SPEC.read_text(encoding="utf-8"))


def changes(change: Callable[[Any], None]) -> dict[str, list[str]]:
    """The lines that a change of the document adds (`+`) and removes (`-`), by file."""
    document = load()
    change(document)
    new = files_of(document)
    assert new.keys() == original().keys()
    return {
        path: changed
        for path in new
        if (changed := _changed_lines(original()[path].splitlines(), new[path].splitlines()))
    }


def _changed_lines(old: list[str], new: list[str]) -> list[str]:
    lines = difflib.unified_diff(old, new, n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def schemas(document: Any) -> Any:
    return document["components"]["schemas"]


def test_a_new_enum_value_is_a_new_member() -> None:
    def add(document: Any) -> None:
        codec = schemas(document)["VideoCodec"]
        codec["enum"].append("AV1")
        codec["x-enum-descriptions"].append("AV1, with Opus audio.")

    changed = changes(add)
    assert changed.keys() == {TYPES, PARAMS}
    added = {
        path: [line.strip("+ ") for line in changed[path] if line[0] == "+"] for path in changed
    }
    taken = 'codec: VideoCodec | Literal["H264", "VP8", "VP9", "AV1"]'
    assert added[TYPES] == [
        'AV1 = "AV1"',
        '"""AV1, with Opus audio."""',
        f"{taken} | UnsetType = UNSET,",
    ]
    assert added[PARAMS] == [taken]


def test_a_renamed_component_is_a_renamed_class() -> None:
    def rename(document: Any) -> None:
        schemas(document)["MeetingState"] = schemas(document).pop("MeetingStatus")
        properties = schemas(document)["Meeting"]["properties"]
        text = yaml.safe_dump(properties["status"]).replace("MeetingStatus", "MeetingState")
        properties["status"] = yaml.safe_load(text)

    changed = changes(rename)
    assert changed.keys() == {TYPES, FRONT, TYPES_FRONT, "realtimekit/api.md"}
    old = [
        line[1:].replace("MeetingStatus", "MeetingState")
        for line in changed[TYPES]
        if line[0] == "-"
    ]
    new = [line[1:] for line in changed[TYPES] if line[0] == "+"]
    assert sorted(old) == sorted(new)


def test_a_dropped_field_is_gone_and_nothing_else() -> None:
    def drop(document: Any) -> None:
        del schemas(document)["Watermark"]["properties"]["url"]

    changed = changes(drop)
    assert changed.keys() == {TYPES, PARAMS}
    for lines in changed.values():
        assert all(line.startswith("-") for line in lines)
    counts = {path: sum("url:" in line for line in lines) for path, lines in changed.items()}
    assert counts == {
        TYPES: 2,
        PARAMS: 1,
    }, "the field, the constructor's argument and the dict's key"


def test_a_new_operation_is_a_new_method_in_every_face() -> None:
    def add(document: Any) -> None:
        document["paths"][START]["delete"] = {
            "operationId": "delete_all",
            "x-fragmint-method": "realtime_kit.recordings.delete_recordings",
            "summary": "Delete all recordings",
            "tags": ["Recordings"],
            "responses": {"204": {"description": "They are gone."}},
        }

    changed = changes(add)
    documents = {"README.md", "realtimekit/api.md"}
    assert changed.keys() == {PARAMS, RESOURCE, FRONT, TYPES_FRONT, *documents}
    # The documents' tables and a growing import may be laid out anew; no code goes away.
    assert [line for line in changed[PARAMS] if line.startswith("-")] == []
    resource = "\n".join(changed[RESOURCE])
    assert "+    def delete_recordings(" in resource
    for face in ("asynchronous", "raw", "async_raw", "streaming", "async_streaming"):
        assert (
            f"+    delete_recordings = faces.{face}(RecordingsResource.delete_recordings)"
            in resource
        )


def test_the_order_of_paths_and_components_changes_nothing() -> None:
    def rearrange(document: Any) -> None:
        shuffle = random.Random(7)
        document["paths"] = _shuffled(document["paths"], shuffle)
        for path, item in document["paths"].items():
            document["paths"][path] = _shuffled(item, shuffle)
        for section, components in document["components"].items():
            document["components"][section] = _shuffled(components, shuffle)

    assert changes(rearrange) == {}


def _shuffled(mapping: dict[str, Any], shuffle: random.Random) -> dict[str, Any]:
    keys = list(mapping)
    shuffle.shuffle(keys)
    return {key: mapping[key] for key in keys}


def test_the_order_of_properties_and_values_is_the_authors() -> None:
    def reverse(document: Any) -> None:
        codec = schemas(document)["AudioCodec"]
        codec["enum"].reverse()
        codec["x-enum-descriptions"].reverse()

    assert changes(reverse)[TYPES]
