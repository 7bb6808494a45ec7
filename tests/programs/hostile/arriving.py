"""Runs packages: `python arriving.py FOLDER`, in a process of its own.

Each folder below FOLDER holds a package and `calls.json`. Every package is imported and its
operations are called against a server on loopback, under an audit hook that knows what a client
may do. What goes wrong is printed as JSON, by folder.
"""

from __future__ import annotations

import builtins
import http.server
import importlib
import inspect
import json
import os
import sys
import threading
import traceback
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qsl, unquote, urlsplit

FORBIDDEN = (
    "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "subprocess.Popen",
    "pty.spawn", "shutil.rmtree", "os.remove", "os.rename", "os.mkdir", "os.chmod",
    "ctypes.dlopen",
)  # fmt: skip
events: list[str] = []


def watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Note what no client does: processes, files that are written, hosts that aren't this one."""
    if event in FORBIDDEN:
        events.append(f"{event} {arguments!r:.200}")
    elif event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        events.append(f"open {arguments!r:.200}")
    elif event == "socket.connect" and arguments[1][0] not in ("127.0.0.1", "::1"):
        events.append(f"connect {arguments[1]!r:.200}")


class Handler(http.server.BaseHTTPRequestHandler):
    """Keeps what it is sent, and answers what the call expects."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    call: ClassVar[dict[str, Any]] = {}
    seen: ClassVar[dict[str, Any]] = {}

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        headers = [
            (n.lower(), v.encode("latin-1").decode("utf-8", "replace"))
            for n, v in self.headers.items()
        ]
        Handler.seen = {"verb": self.command, "target": self.path, "headers": headers, "body": body}
        answer = Handler.call["answer"]
        self.send_response_only(204 if answer is None else 200)
        content: bytes = b""
        if answer is not None:
            content = (
                answer.encode() if Handler.call["verb"] == "PUT" else json.dumps(answer).encode()
            )
            kind = Handler.call["answer_type"]
            sendable = kind.isascii() and kind.isprintable()
            self.send_header("Content-Type", kind if sendable else "application/octet-stream")
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_POST = do_PUT = do_PATCH = do_DELETE = do_GET

    def log_message(self, format: str, *args: object) -> None:
        pass


def differences(call: dict[str, Any], seen: dict[str, Any]) -> list[str]:
    """What arrived otherwise than the document says."""
    target = urlsplit(seen["target"])
    headers = seen["headers"]
    cookies = [v.partition("=")[::2] for n, v in headers if n == "cookie" for v in v.split("; ")]
    pairs = [
        ("verb", call["verb"], seen["verb"]),
        ("path", unquote(call["path"]), unquote(target.path)),
        (
            "query",
            call["query"],
            [list(p) for p in parse_qsl(target.query, keep_blank_values=True)],
        ),
        ("cookies", sorted(call["cookies"]), sorted(map(list, cookies))),
    ]
    for name, value in call["headers"].items():
        pairs.append((f"header {name}", [value], [v for n, v in headers if n == name.lower()]))
    if call["media_type"]:
        pairs.append(
            ("media type", [call["media_type"]], [v for n, v in headers if n == "content-type"])
        )
    if call["form"] is not None:
        pairs.append(
            (
                "form",
                call["form"],
                [list(p) for p in parse_qsl(seen["body"].decode(), keep_blank_values=True)],
            )
        )
    elif call["body"] is not None:
        got = seen["body"].decode() if call["verb"] == "PUT" else json.loads(seen["body"])
        pairs.append(("body", call["body"], got))
    return [
        f"{what}: {wanted!r:.300} arrived as {got!r:.300}"
        for what, wanted, got in pairs
        if wanted != got
    ]


def run(call: dict[str, Any], client: Any) -> list[str]:
    """Call one operation; what arrives and what comes back are compared with the document."""
    resource = getattr(importlib.import_module(call["module"]), call["resource"])(client)
    method = getattr(resource.with_raw_response, call["name"])
    names = [*inspect.signature(getattr(resource, call["name"])).parameters]
    values = [v.encode() if call["verb"] == "PUT" else v for v in call["values"]]
    first = values[:1] if "{" in call["template"] else []
    keywords = dict(zip(names[len(first) :], values[len(first) :], strict=False))
    Handler.call, Handler.seen = call, {}
    response = method(*first, **keywords)
    if not Handler.seen:
        return ["nothing arrived"]
    found = differences(call, Handler.seen)
    found += [f"deviation: {each}"[:300] for each in response.deviations]
    got = response.parse()
    plain = (
        got.to_dict()
        if hasattr(got, "to_dict")
        else got.decode() if isinstance(got, bytes) else got
    )
    if plain != call["answer"]:
        found.append(f"answer: {call['answer']!r:.300} came back as {plain!r:.300}")
    return found


def judged(folder: Path, port: int) -> list[str]:
    """What is wrong with the package of one folder."""
    told = json.loads((folder / "calls.json").read_text(encoding="utf-8"))
    package = told["package"]
    for name in [n for n in sys.modules if n.split(".")[0] == package and "._runtime" not in n]:
        del sys.modules[name]
    sys.path[0] = str(folder)
    importlib.invalidate_caches()
    found: list[str] = []
    try:
        module = importlib.import_module(package)
        for name in module.__all__:
            getattr(module, name)
        make = getattr(module, told["client"])
        credentials = [
            n
            for n, p in inspect.signature(make.__init__).parameters.items()
            if p.annotation == "Credential | None"
        ]
        with make(
            base_url=f"http://127.0.0.1:{port}", **dict.fromkeys(credentials, told["secret"])
        ) as client:
            repr(client)
            for call in told["calls"]:
                found += [f"{call['verb']}: {each}" for each in run(call, client)]
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        found.append(
            f"{type(error).__name__}: {error!s:.300} ({Path(place.filename).name}:{place.lineno})"
        )
    if hasattr(builtins, told["canary"]):
        found.append("code of the document has run")
        delattr(builtins, told["canary"])
    found += events
    events.clear()
    return found


def main(root: Path) -> None:
    """Judge all packages."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
    ).start()
    sys.path.insert(0, "")
    os.environ.clear()
    sys.dont_write_bytecode = True
    importlib.import_module("encodings.idna")
    importlib.import_module("httpcore2")  # which imports trio where it is, and trio opens a library
    sys.addaudithook(watch)
    found = {
        f.name: judged(f, server.server_port)
        for f in sorted(root.iterdir())
        if (f / "calls.json").exists()
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
