"""A language server asked over its pipes: what an editor shows above a name."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class LanguageServer:
    """pyright's server (Language Server Protocol 3.17) with one folder opened in it."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path) -> None:
        self._process = process
        self._folder = folder
        self._id = 0

    def begin(self) -> None:
        """Say what the client is and where the folder lies."""
        root = self._folder.resolve().as_uri()
        hover = {"contentFormat": ["plaintext"]}
        self._ask(
            "initialize",
            {
                "processId": None,
                "rootUri": root,
                "capabilities": {"textDocument": {"hover": hover}},
                "workspaceFolders": [{"uri": root, "name": "package"}],
            },
        )
        self._tell("initialized", {})

    def open(self, name: str, text: str) -> None:
        """Open a file of the folder as an editor does, with this text."""
        document = {"uri": self._uri(name), "languageId": "python", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})

    def hover(self, name: str, line: int, column: int) -> str:
        """What is shown above a place of an open file; both numbers count from 0."""
        place = {"line": line, "character": column}
        asked = {"textDocument": {"uri": self._uri(name)}, "position": place}
        shown = self._ask("textDocument/hover", asked)
        return "" if shown is None else str(shown["contents"]["value"])

    def _uri(self, name: str) -> str:
        return (self._folder.resolve() / name).as_uri()

    def _ask(self, method: str, params: Any) -> Any:
        self._id += 1
        self._send({"id": self._id, "method": method, "params": params})
        while True:
            message = self._receive()
            if "method" in message:
                if "id" in message:
                    self._send({"id": message["id"], "result": _answer(message)})
            elif message.get("id") == self._id:
                assert "error" not in message, message
                return message["result"]

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        length = 0
        while (line := self._process.stdout.readline()) != b"\r\n":
            assert line, "the language server ended"
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return message


def _answer(request: dict[str, Any]) -> Any:
    """What an editor without settings answers: null for each section that is asked for."""
    if request["method"] == "workspace/configuration":
        return [None for _ in request["params"]["items"]]
    return None


@contextmanager
def language_server(folder: Path) -> Generator[LanguageServer]:
    """pyright over a folder; it ends with the block."""
    command = [sys.executable, "-m", "pyright.langserver", "--stdio"]
    with subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            server = LanguageServer(process, folder)
            server.begin()
            yield server
        finally:
            process.kill()
