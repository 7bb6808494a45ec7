"""The adapters of httpx: what they take, how they fail, and what they leave to the client."""

from __future__ import annotations

import subprocess
import sys
import traceback
from pathlib import Path
from typing import Any

import httpx
import httpx2
import pytest

from realtimekit import (
    APIConnectionError,
    APITimeoutError,
    AsyncCloudflare,
    AsyncHttpxTransport,
    Cloudflare,
    HttpxTransport,
    Timeout,
)

from .. import loops
from ..runtime.serving import Reply, Server

LIBRARIES = pytest.mark.parametrize("library", [httpx, httpx2], ids=["httpx", "httpx2"])
GENERATED = Path(__file__).parents[2] / "generated"


def answering(library: Any, answer: Any) -> Any:
    """A client of a library whose transport is a function."""
    return library.Client(transport=library.MockTransport(answer))


@LIBRARIES
def test_the_other_kind_of_client_is_refused_by_name(library: Any) -> None:
    client: Any = library.AsyncClient()
    with pytest.raises(TypeError, match=r"takes an httpx2\.Client .*; AsyncHttpxTransport takes"):
        HttpxTransport(client)
    client = library.Client()
    with pytest.raises(TypeError, match=r"httpx2\.AsyncClient .*; HttpxTransport takes it"):
        AsyncHttpxTransport(client)


@pytest.mark.parametrize("thing", [None, 1, "x", httpx.Client])
def test_what_is_no_client_is_refused(thing: Any) -> None:
    with pytest.raises(TypeError, match=r"^client: HttpxTransport takes"):
        HttpxTransport(thing)


@LIBRARIES
def test_a_class_that_extends_the_client_will_do(library: Any) -> None:
    class Mine(library.Client):  # type: ignore[misc]
        """As those of caches, of OAuth, of test clients for applications."""

    answer = library.MockTransport(lambda _: library.Response(200, json={"a": 1}))
    client = Cloudflare(api_token="t", transport=HttpxTransport(Mine(transport=answer)))
    assert client.get("/things", cast_to=dict) == {"a": 1}


@LIBRARIES
@pytest.mark.parametrize(
    ("name", "kind", "calls"),
    [
        # Nothing was sent: any method is tried again (RFC 9110 §9.2.2 is about the others).
        ("ConnectError", APIConnectionError, 3),
        ("ConnectTimeout", APITimeoutError, 3),
        ("PoolTimeout", APITimeoutError, 3),
        ("ProxyError", APIConnectionError, 3),
        ("ReadError", APIConnectionError, 1),
        ("ReadTimeout", APITimeoutError, 1),
        ("WriteError", APIConnectionError, 1),
        ("RemoteProtocolError", APIConnectionError, 1),
    ],
)
def test_failures_are_told_apart_by_whether_something_was_sent(
    library: Any, name: str, kind: Any, calls: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from realtimekit._runtime.exchange import retries

    monkeypatch.setattr(retries, "backoff", lambda _: 0.0)
    asked: list[str] = []

    def fail(request: Any) -> Any:
        asked.append(request.method)
        raise getattr(library, name)("https://secret.example/?k=1")

    client = Cloudflare(api_token="t", transport=HttpxTransport(answering(library, fail)))
    with pytest.raises(kind) as caught:
        client.post("/things", cast_to=dict, body={})
    assert (type(caught.value), len(asked)) == (kind, calls)
    assert name in str(caught.value)
    shown = "".join(traceback.TracebackException.from_exception(caught.value).format())
    assert "secret.example" not in shown


@LIBRARIES
def test_time_limits_are_passed_on_and_none_is_longer_than_the_total(library: Any) -> None:
    limits: list[Any] = []

    def answer(request: Any) -> Any:
        limits.append(request.extensions["timeout"])
        return library.Response(200, json={})

    client = Cloudflare(api_token="t", transport=HttpxTransport(answering(library, answer)))
    client.get("/a", cast_to=dict, timeout=Timeout(total=None, connect=1, read=2, write=3, pool=4))
    client.get("/a", cast_to=dict, timeout=None)
    client.get("/a", cast_to=dict, timeout=Timeout(total=9.0, connect=2.0, read=60.0))
    assert limits[0] == {"connect": 1, "read": 2, "write": 3, "pool": 4}
    assert limits[1] == dict.fromkeys(limits[0])
    assert limits[2]["connect"] == 2.0
    assert 8 < limits[2]["read"] <= 9


@LIBRARIES
def test_the_total_ends_a_head_that_never_comes(library: Any, server: Server) -> None:
    server.replies(Reply(body={}, pieces=(b"{", b"}"), pause=5.0))

    async def call() -> None:
        transport = AsyncHttpxTransport(library.AsyncClient())
        async with AsyncCloudflare(
            api_token="t", base_url=server.address, transport=transport
        ) as client:
            await client.get("/a", cast_to=dict, timeout=Timeout(total=0.2))

    with pytest.raises(APITimeoutError):
        loops.run(call())


@LIBRARIES
def test_redirects_stay_ours(library: Any, server: Server) -> None:
    server.replies(Reply(302, headers=(("Location", "/b"),)), Reply(body={"at": "b"}))
    client = Cloudflare(
        api_token="t",
        base_url=server.address,
        transport=HttpxTransport(library.Client(follow_redirects=True)),
    )
    with client:
        raw = client.get("/a", cast_to=dict)
    assert raw == {"at": "b"}
    assert [each.path for each in server.seen] == ["/a", "/b"]


@LIBRARIES
def test_a_body_is_streamed_and_closing_it_early_gives_the_connection_up(
    library: Any, server: Server
) -> None:
    server.replies(Reply(pieces=(b"a" * 10, b"b" * 10), pause=0.05))
    own = library.Client()
    with Cloudflare(
        api_token="t", base_url=server.address, transport=HttpxTransport(own)
    ) as client:
        streamed = client.realtime_kit.recordings.with_streaming_response
        with streamed.get_one_recording("r", account_id="a", app_id="b") as response:
            assert next(iter(response.iter_bytes())).startswith(b"a")
        assert not own.is_closed
    assert own.is_closed


def test_a_synchronous_client_with_a_function_for_a_token_loads_no_anyio() -> None:
    program = (
        "import sys, realtimekit as kit\n"
        "from realtimekit.testing import MockResponse, MockTransport\n"
        "given = MockTransport(lambda _: MockResponse(json={}))\n"
        "client = kit.Cloudflare(api_token=lambda: 't', transport=given, middleware=[])\n"
        "client.get('/a', cast_to=dict)\n"
        "assert 'anyio' not in sys.modules\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=GENERATED, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def test_no_library_is_imported_unless_a_client_is_brought() -> None:
    program = (
        "import sys, realtimekit as kit\n"
        "kit.Cloudflare(api_token='t')\n"
        "kit.HttpxTransport, kit.AsyncHttpxTransport\n"
        "assert not {'httpx', 'httpx2', 'pyreqwest'} & {*sys.modules}\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=GENERATED, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
