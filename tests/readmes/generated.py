"""A generated `README.md`: its blocks run one behind the other, as at a prompt, against a server."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from .answering import Server
from .blocks import Block
from .following import Step, Steps


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who types the blocks in; what was named so far is there."""

    server: Server
    install: Step
    names: dict[str, Any] = field(default_factory=lambda: {"__name__": "readme"})

    @property
    def steps(self) -> Steps:
        """What is done with the blocks."""
        return {
            ("Install", "console"): self.install,
            ("Errors", "python"): self.fail,
            ("Errors", "text"): self.compare_errors,
            ("*", "python"): self.type,
        }

    def type(self, block: Block) -> None:
        """Run a block behind the others; the address of a document without one is the server's."""
        text = block.text.replace("https://api.example.com", self.server.base_url)
        exec(compile(text, block.place, "exec"), self.names)

    def fail(self, block: Block) -> None:
        """Run the block where the server answers, where it refuses, and where it hangs up."""
        client = self.names["client"]
        self.names["client"] = client.with_options(max_retries=0)
        for status in (200, 404, 0):
            self.server.status = status
            self.type(block)
        self.server.status = 200
        self.names["client"] = client

    def compare_errors(self, block: Block) -> None:
        """The tree shows the package's errors, each below the class that it derives from."""
        package = __import__(self.names["client"].__module__.partition(".")[0])
        above: list[type] = []
        for line in block.text.splitlines():
            matched = re.match(r"([│├└─ ]*)(\w+)", line)
            assert matched, line
            depth = len(matched[1]) // 4
            error = getattr(package, matched[2])
            assert not depth or issubclass(error, above[depth - 1]), line
            above[depth:] = [error]

    def close(self) -> None:
        """Close the clients that the blocks have made."""
        for each in self.names.values():
            if hasattr(each, "with_options") and not isinstance(each, type):
                each.close()
