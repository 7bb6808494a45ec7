"""The judge itself: it has to find what is wrong, or the other tests prove nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from .judge import Answer, Call, Judge
from .server import PREFIX, Server, default_answer, reply

BASE = f"{PREFIX}/accounts/0123/realtime/kit/app/recordings"
MEETING = "97440c6a-140b-40a9-9499-b23fd7a3868a"
TOKEN = ("Authorization", "Bearer t")
JSON = ("Content-Type", "application/json")


def post(body: object, path: str = BASE) -> Call:
    return Call("POST", path, (TOKEN, JSON), json.dumps(body).encode())


def get(path: str) -> Call:
    return Call("GET", path, (TOKEN,), b"")


GOOD = [
    post({"meeting_id": MEETING}),
    post({"meeting_id": MEETING, "storage_config": None}),
    post({"meeting_id": MEETING, "max_seconds": 60}),
    post({"meeting_id": MEETING, "user_ids": ["x"]}, BASE + "/track"),
    get(BASE + "?status=INVOKED,RECORDING&page_no=1&expired=true"),
    get(BASE + "?start_time=2019-12-27T18:11:19.117Z"),
    get(BASE + f"/{MEETING}"),
    get(BASE + "/active-recording/any"),
    Call("GET", BASE, (("X-Auth-Email", "e"), ("X-Auth-Key", "k")), b""),
]
BAD = [
    post({}),
    post({"meeting_id": "no uuid"}),
    post({"meeting_id": MEETING, "max_seconds": 5}),
    post({"meeting_id": MEETING, "storage_config": {"type": "aws"}}),
    post({"meeting_id": MEETING, "user_ids": []}, BASE + "/track"),
    Call("POST", BASE, (TOKEN,), b'{"meeting_id": "' + MEETING.encode() + b'"}'),
    Call("GET", BASE, (), b""),
    Call("GET", BASE, (("X-Auth-Email", "e"),), b""),
    get(BASE + "?status=INVOKED,PLAYING"),
    get(BASE + "?page_no=-1"),
    get(BASE + "?start_time=yesterday"),
    get(BASE + "/no-uuid"),
    get(BASE.replace("0123", "0" * 33)),
    Call("DELETE", BASE, (TOKEN,), b""),
]


@pytest.mark.parametrize("call", GOOD, ids=lambda call: call.target[len(BASE) :])
def test_takes_good_requests(call: Call, judge: Judge) -> None:
    assert judge.request(call) == []


@pytest.mark.parametrize("call", BAD, ids=lambda call: call.target[len(BASE) :])
def test_finds_bad_requests(call: Call, judge: Judge) -> None:
    assert judge.request(call) != []


def test_judges_answers(document: dict[str, Any], judge: Judge) -> None:
    call = get(BASE + f"/{MEETING}")
    good = default_answer(document, call)
    odd = json.loads(good.body)
    odd["data"]["status"] = "PLAYING"
    assert judge.answer(call, good) == []
    assert judge.answer(call, reply(odd)) != []
    assert judge.answer(call, reply({"success": False}, 400)) != []
    assert judge.answer(call, Answer(200, b"{")) != []
    assert judge.answer(call, Answer(200, b"\xff")) != []
    assert judge.answer(call, Answer(502, b"<html>", (("Content-Type", "text/html"),))) != []


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422, 429, 500, 503])
def test_takes_both_error_bodies(status: int, judge: Judge) -> None:
    own = {"success": False, "error": {"code": status, "message": "m"}}
    gateway = {"success": False, "errors": [{"code": 10000, "message": "m"}], "messages": []}
    for body in (own, {**gateway, "result": None}):
        assert judge.answer(get(BASE), reply(body, status)) == []
    assert judge.answer(get(BASE), reply(gateway, status)) != []


def test_serves_examples_and_notes_what_is_wrong(document: dict[str, Any], judge: Judge) -> None:
    with Server(document, judge).running() as server:
        url = server.base_url.removesuffix(PREFIX) + BASE
        with urlopen(Request(url, headers=dict([TOKEN]))) as answer:
            assert json.load(answer)["paging"]["total_count"] == 30
        assert server.findings == []
        with pytest.raises(HTTPError, match="404"):
            urlopen(Request(url + "/track/no/such", headers=dict([TOKEN])))
        with urlopen(Request(url)):
            pass
        assert [call.method for call in server.calls] == ["GET"] * 3
        assert len(server.findings) >= 2


def test_doubts_claims(document: dict[str, Any], judge: Judge) -> None:
    good = default_answer(document, get(BASE))
    for claim in (reply({"success": True}), replace(good, conforms=False)):
        with Server(document, judge).running() as server:
            server.answers(claim)
            server.take(get(BASE))
        assert len(server.findings) >= 1
