"""A real HTTP server on the loopback whose every request and answer is judged by openapi-core."""

from __future__ import annotations

import json
import re
import threading
from collections import deque
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from .judge import Answer, Call, Judge

PREFIX = "/client/v4"


@dataclass(frozen=True, slots=True)
class Drop:
    """Read the request, then close the connection without an answer."""


@dataclass(frozen=True, slots=True)
class Hang:
    """Send the head and half the body of `answer`, or nothing; then nothing more until the end."""

    answer: Answer | None = None


Step = Answer | Drop | Hang | Callable[[Call], Answer]


def reply(
    value: object,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    *,
    conforms: bool = True,
) -> Answer:
    """A JSON answer."""
    named = (("Content-Type", "application/json"), *(headers or {}).items())
    return Answer(status, json.dumps(value).encode(), named, conforms)


class Server:
    """What a test sees: `base_url`, the `calls` that came, and the script of the answers.

    Without a script, every operation answers with the first example of the document.
    """

    def __init__(self, document: dict[str, Any], judge: Judge) -> None:
        self._http = _Http(("127.0.0.1", 0), type("Handler", (_Handler,), {"server_of_test": self}))
        self._script: deque[Step] = deque()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)
        self.base_url = f"http://127.0.0.1:{self._http.server_port}{PREFIX}"
        self.judge = judge
        self.document = document
        self.over = threading.Event()
        self.calls: list[Call] = []
        self.findings: list[str] = []
        self.wrong_requests: list[str] = []
        self.takes_wrong_requests = False

    def answers(self, *steps: Step) -> None:
        """Answer the next requests so, in this order."""
        self._script.extend(steps)

    @property
    def only_call(self) -> Call:
        """The call of a test that makes one."""
        assert len(self.calls) == 1, [call.target for call in self.calls]
        return self.calls[0]

    @contextmanager
    def running(self) -> Generator[Server]:
        """Serve; afterwards let go of whoever hangs."""
        self._thread.start()
        try:
            yield self
        finally:
            self.over.set()
            self._http.shutdown()
            self._http.server_close()
            self._thread.join()

    def take(self, call: Call) -> Answer | Drop | Hang:
        """Record and judge the request, choose the answer, judge that."""
        with self._lock:
            self.calls.append(call)
            self._note_request(call)
            step = self._script.popleft() if self._script else default_answer(self.document, call)
            step = step(call) if callable(step) else step
            if isinstance(step, Answer):
                self._note_answer(call, step)
            return step

    def _note_request(self, call: Call) -> None:
        found = self.judge.request(call)
        (self.wrong_requests if self.takes_wrong_requests else self.findings).extend(found)

    def _note_answer(self, call: Call, answer: Answer) -> None:
        found = self.judge.answer(call, answer)
        if answer.conforms:
            self.findings.extend(found)
        elif not found:
            self.findings.append(
                f"the answer {answer.body[:80]!r} was said not to conform, but does"
            )


def default_answer(document: Mapping[str, Any], call: Call) -> Answer:
    """The first example of the operation's 200 answer; 404 where there is no such operation."""
    operation = _operation(document, call)
    if operation is None:
        return reply({"success": False, "error": {"code": 404, "message": "no route"}}, 404)
    response = operation["responses"]["200"]
    if "$ref" in response:
        response = document["components"]["responses"][response["$ref"].rpartition("/")[2]]
    example = next(iter(response["content"]["application/json"]["examples"].values()))
    return reply(example["value"])


def _operation(document: Mapping[str, Any], call: Call) -> dict[str, Any] | None:
    """The operation whose path fits; one with a word beats one with a variable in the same place."""
    for path, item in sorted(document["paths"].items(), key=lambda pair: pair[0].count("{")):
        pattern = PREFIX + re.sub(r"\\\{.*?\\\}", "[^/]+", re.escape(path))
        if call.method.lower() in item and re.fullmatch(pattern, call.path):
            found: dict[str, Any] = item[call.method.lower()]
            return found
    return None


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    """Reads a request and plays the next step of the script; a subclass knows whose."""

    protocol_version = "HTTP/1.1"
    timeout = 5
    server_of_test: Server

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def handle_any(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        step = self._next(Call(self.command, self.path, tuple(self.headers.items()), body))
        match step:
            case Answer():
                self._write(step, step.body)
            case Hang(answer=Answer() as answer):
                self._write(answer, answer.body[: len(answer.body) // 2])
            case Hang() | Drop():
                pass  # not a word
        if not isinstance(step, Answer):
            self.close_connection = True
        if isinstance(step, Hang):
            self.server_of_test.over.wait(5)

    def _next(self, call: Call) -> Answer | Drop | Hang:
        try:
            return self.server_of_test.take(call)
        except Exception as error:  # or the client would see a dropped connection, and retry
            self.server_of_test.findings.append(f"the server failed: {error!r}")
            raise

    def _write(self, answer: Answer, body: bytes) -> None:
        self.send_response_only(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = handle_any
