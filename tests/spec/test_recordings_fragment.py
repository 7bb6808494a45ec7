"""The operations, parameters and answers of the fragment against tables written from the facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

Follow = Callable[[dict[str, Any]], dict[str, Any]]

BASE = "/accounts/{account_id}/realtime/kit/{app_id}/recordings"
OPERATIONS = [
    # method and path, upstream's operationId, Python method, body, answer, beta
    (
        f"POST {BASE}",
        "start_recording",
        "start_recordings",
        "StartRecordingRequest",
        "RecordingResponse",
        True,
    ),
    (
        f"GET {BASE}",
        "get_all_recordings",
        "get_recordings",
        None,
        "RecordingListResponse",
        False,
    ),
    (
        f"GET {BASE}/{{recording_id}}",
        "get_one_recording",
        "get_one_recording",
        None,
        "RecordingResponse",
        True,
    ),
    (
        f"GET {BASE}/active-recording/{{meeting_id}}",
        "get_active_recording",
        "get_active_recordings",
        None,
        "ActiveRecordingResponse",
        False,
    ),
    (
        f"PUT {BASE}/{{recording_id}}",
        "pause_resume_stop_recording",
        "pause_resume_stop_recording",
        "UpdateRecordingRequest",
        "RecordingResponse",
        True,
    ),
    (
        f"POST {BASE}/track",
        "startTrackRecordingForAMeeting",
        "start_track_recording",
        "StartTrackRecordingRequest",
        "TrackRecordingResponse",
        False,
    ),
]
KEYS = [row[0] for row in OPERATIONS]

UUID = {"type": "string", "format": "uuid"}
TIME = {"type": "string", "format": "date-time"}
COUNT = {"type": "number", "x-fragmint-type": "integer", "minimum": 0}
LIST_QUERY: dict[str, dict[str, Any]] = {
    "end_time": TIME,
    "expired": {"type": "boolean"},
    "meeting_id": UUID,
    "page_no": COUNT,
    "per_page": COUNT,
    "search": {"type": "string"},
    "sort_by": {"type": "string", "enum": ["invokedTime"]},
    "sort_order": {"type": "string", "enum": ["ASC", "DESC"]},
    "start_time": TIME,
    "status": {"type": "array", "items": {"$ref": "#/components/schemas/RecordingStatus"}},
}
ACCOUNT = ("account_id", {"type": "string", "maxLength": 32})
APP = ("app_id", {"type": "string"})
PATH_PARAMETERS: dict[str, list[tuple[str, dict[str, Any]]]] = {
    f"POST {BASE}": [ACCOUNT, APP],
    f"GET {BASE}": [ACCOUNT, APP],
    f"GET {BASE}/{{recording_id}}": [ACCOUNT, APP, ("recording_id", UUID)],
    f"GET {BASE}/active-recording/{{meeting_id}}": [
        ACCOUNT,
        APP,
        ("meeting_id", {"type": "string"}),  # no format here: upstream
    ],
    f"PUT {BASE}/{{recording_id}}": [ACCOUNT, APP, ("recording_id", UUID)],
    f"POST {BASE}/track": [ACCOUNT, APP],
}
NOTES = {"description", "examples", "x-enum-descriptions"}


def test_is_valid_openapi(fragment: dict[str, Any]) -> None:
    assert [error.message for error in OpenAPIV31SpecValidator(fragment).iter_errors()] == []
    assert fragment["openapi"].startswith("3.1.")
    assert [server["url"] for server in fragment["servers"]] == [
        "https://api.cloudflare.com/client/v4"
    ]


def test_has_these_operations_and_no_other(operations: dict[str, dict[str, Any]]) -> None:
    found = {key: op["operationId"] for key, op in operations.items()}
    assert found == {key: name for key, name, *_ in OPERATIONS}


@pytest.mark.parametrize("row", OPERATIONS, ids=KEYS)
def test_operation(
    row: tuple[str, str, str, str | None, str, bool],
    operations: dict[str, dict[str, Any]],
    resolve: Follow,
) -> None:
    key, _, method, body, answer, beta = row
    operation = operations[key]
    assert operation["x-fragmint-method"] == f"realtime_kit.recordings.{method}"
    assert operation["x-api-token-group"] == ["Realtime Admin", "Realtime"]
    assert operation["tags"] == ["Recordings"]
    assert operation["summary"]
    assert operation["description"]
    assert (operation.get("x-stability") == "beta") == beta
    assert _body(operation) == body
    assert _schema(resolve(operation["responses"]["200"])) == answer
    assert "security" not in operation, "the document's own applies"


@pytest.mark.parametrize("key", KEYS)
def test_errors_have_both_bodies(
    key: str, operations: dict[str, dict[str, Any]], resolve: Follow
) -> None:
    responses = operations[key]["responses"]
    extra = {"404"} if "active-recording" in key else set[str]()
    assert set(responses) == {"200", "4XX", "5XX"} | extra
    for status in set(responses) - {"200"}:
        assert _schema(resolve(responses[status])) == "ErrorResponse"


@pytest.mark.parametrize("key", KEYS)
def test_path_parameters(key: str, operations: dict[str, dict[str, Any]], resolve: Follow) -> None:
    parameters = [resolve(parameter) for parameter in operations[key]["parameters"]]
    found = [(p["name"], _bare(p["schema"])) for p in parameters if p["in"] == "path"]
    assert found == PATH_PARAMETERS[key]
    assert all(p["required"] for p in parameters if p["in"] == "path")


def test_query_parameters(operations: dict[str, dict[str, Any]], resolve: Follow) -> None:
    for key, operation in operations.items():
        query = {p["name"]: p for p in map(resolve, operation["parameters"]) if p["in"] == "query"}
        expected = LIST_QUERY if key == f"GET {BASE}" else {}
        assert {name: _bare(resolve(p["schema"])) for name, p in query.items()} == expected
        assert not any(p.get("required") for p in query.values())


def test_query_styles(operations: dict[str, dict[str, Any]]) -> None:
    query = {p["name"]: p for p in operations[f"GET {BASE}"]["parameters"] if "name" in p}
    assert (query["status"]["style"], query["status"]["explode"]) == ("form", False)
    empty = {name for name, parameter in query.items() if parameter.get("allowEmptyValue")}
    assert empty == {"page_no", "per_page"}


def test_security_is_a_token_or_a_pair(fragment: dict[str, Any]) -> None:
    assert fragment["security"] == [{"api_token": []}, {"api_email": [], "api_key": []}]
    schemes = fragment["components"]["securitySchemes"]
    kinds = {name: (s["type"], s.get("scheme") or s.get("name")) for name, s in schemes.items()}
    assert kinds == {
        "api_token": ("http", "bearer"),
        "api_email": ("apiKey", "X-Auth-Email"),
        "api_key": ("apiKey", "X-Auth-Key"),
    }
    for permission in ("Realtime Admin", "Realtime"):
        assert f"`{permission}`" in schemes["api_token"]["description"]


def test_pagination_and_failure(
    fragment: dict[str, Any], operations: dict[str, dict[str, Any]]
) -> None:
    assert fragment["x-fragmint-failure"] == {"success": False}
    paged = {key: op for key, op in operations.items() if "x-fragmint-pagination" in op}
    assert list(paged) == [f"GET {BASE}"]
    assert paged[f"GET {BASE}"]["x-fragmint-pagination"] == {
        "style": "page",
        "page": "page_no",
        "first": 1,
        "items": "data",
        "total": "paging.total_count",
        "end": "paging.end_offset",
    }


def _bare(schema: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in schema.items() if key not in NOTES}


def _body(operation: dict[str, Any]) -> str | None:
    if "requestBody" not in operation:
        return None
    assert operation["requestBody"]["required"] is True
    return _schema(operation["requestBody"])


def _schema(holder: dict[str, Any]) -> str:
    assert list(holder["content"]) == ["application/json"]
    reference = holder["content"]["application/json"]["schema"]["$ref"]
    return str(reference).rpartition("/")[2]
