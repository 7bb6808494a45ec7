"""The examples of a generated package's README about what surrounds a call run as they stand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from realtimekit import Cloudflare, HttpxTransport
from realtimekit.testing import MockResponse, MockTransport

README = Path(__file__).parents[2] / "generated" / "README.md"
SECTION = README.read_text("utf-8").partition("## Around a call")[2].partition("\n## ")[0]
EXAMPLES: list[str] = re.findall(r"```python\n(.*?)```", SECTION, re.DOTALL)


def run(example: str, **given: Any) -> dict[str, Any]:
    """The names that an example defines."""
    names: dict[str, Any] = {"__name__": "example", **given}
    exec(compile(example, str(README), "exec"), names)
    return names


def example_with(word: str) -> str:
    """The only example with a word."""
    (found,) = [each for each in EXAMPLES if word in each]
    return found


def test_there_are_no_others() -> None:
    assert len(EXAMPLES) == 3


def test_middleware(monkeypatch: pytest.MonkeyPatch) -> None:
    spans = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(spans))
    monkeypatch.setattr(trace, "get_tracer", provider.get_tracer)
    transport = MockTransport(lambda _: MockResponse(json={}))
    client = Cloudflare(api_token="t", transport=transport)
    observed = run(example_with("middleware="), client=client)["observed"]
    observed.post("/things", cast_to=dict, body={})
    *_, span = spans.get_finished_spans()
    assert (span.name, dict(span.attributes or {})) == (
        "POST /things",
        {
            "url.full": "https://api.cloudflare.com/client/v4/things",
            "http.request.resend_count": 0,
            "http.response.status_code": 200,
        },
    )
    assert [len(each.headers["x-signature"]) for each in transport.requests] == [64, 64]


def test_a_token_that_is_refreshed() -> None:
    values = iter(["old", "new"])
    names = run(example_with("class Token"))
    names["log_in"] = lambda: next(values)
    token = names["Token"]()
    answers = {"Bearer old": 401, "Bearer new": 200}
    transport = MockTransport(
        lambda request: MockResponse(answers[request.headers["authorization"]], json={})
    )
    assert Cloudflare(api_token=token, transport=transport).get("/a", cast_to=dict) == {}


def test_a_client_of_httpx() -> None:
    client = run(example_with("httpx2"))["own"]
    assert isinstance(client._connection.transport, HttpxTransport)
    client.close()
