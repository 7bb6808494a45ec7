"""A document leads nowhere: no file is opened and nobody is contacted because of what it says."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import fragmint
from fragmint._resources import templates_dir

from ..platforms import link_or_copy, needs_fork
from .watched import FILES

WATCHED = Path(__file__).with_name("watched.py")
OWN = tuple(
    os.path.realpath(path)
    for path in (sys.prefix, sys.base_prefix, Path(fragmint.__file__).parents[1], templates_dir())
)
HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"
FORMS = (
    "beside.yaml", "./beside.yaml", "beside.yaml#/A", "link.yaml", "../outside.yaml", "%2e%2e/outside.yaml",
    "..%2foutside.yaml", "..\\outside.yaml", "{here}/beside.yaml", "/etc/passwd", "file:///etc/passwd",
    "FILE:/etc/passwd", "file://localhost/etc/passwd", "http://127.0.0.1:{port}/a.yaml", "//127.0.0.1:{port}/a",
    "HTTP://127.0.0.1:{port}/a", "https://localhost:{port}/a.yaml#/A", "http://[::1]:{port}/a", "http://10.0.0.1/a",
    "http://192.168.0.1/a", "http://169.254.169.254/latest/meta-data", "http://example.com/a.yaml", "ftp://127.0.0.1/a",
    "data:application/json,{{}}", "jar:file:///a!/b", "\\\\127.0.0.1\\share\\a.yaml", "C:\\a.yaml", "?query", "urn:a:b",
)  # fmt: skip

# Everything that OpenAPI lets a reference stand in for.
POSITIONS = """\
paths:
  /item: {$ref: X}
  /a:
    parameters: [{$ref: X}]
    get:
      tags: [a]
      operationId: listA
      parameters: [{$ref: X}, {name: q, in: query, schema: {$ref: X}}, {name: r, in: query, content: {a/b: {schema: {$ref: X}}}}]
      requestBody: {$ref: X}
      callbacks: {c: {$ref: X}, d: {'{$url}': {$ref: X}}}
      responses:
        default: {$ref: X}
        '200': {description: '', headers: {h: {$ref: X}, i: {schema: {$ref: X}}}, content: {application/json: {schema: {$ref: X}}}}
webhooks: {w: {$ref: X}}
components:
  parameters: {p: {$ref: X}}
  responses: {r: {$ref: X}}
  requestBodies: {b: {$ref: X}}
  headers: {h: {$ref: X}}
  securitySchemes: {s: {$ref: X}}
  callbacks: {c: {$ref: X}}
  pathItems: {i: {$ref: X}}
  schemas:
    A: {$ref: X}
    B: {$dynamicRef: X, default: 1}
    C: {$recursiveRef: X, default: 1}
    D: {properties: {p: {$ref: X}}, additionalProperties: {$ref: X}, patternProperties: {p: {$ref: X}}, not: {$ref: X}}
    E: {items: {$ref: X}, prefixItems: [{$ref: X}], contains: {$ref: X}, $defs: {d: {$ref: X}}, if: {$ref: X}}
    F: {allOf: [{$ref: X}], anyOf: [{$ref: X}], oneOf: [{$ref: X}], propertyNames: {$ref: X}}
"""

# What only looks like a reference is data and leads nowhere; a client is made of this document.
DATA = """\
externalDocs: {url: X}
paths:
  /a:
    get:
      tags: [a]
      operationId: listA
      responses:
        '200':
          description: X
          links: {l: {operationRef: X}}
          content:
            application/json:
              schema: {type: object, properties: {p: {type: string, example: {$ref: X}, x-data: {$ref: X}}}, xml: {namespace: X}}
              examples: {e: {externalValue: X}, f: {value: {$ref: X}}}
components: {securitySchemes: {s: {type: openIdConnect, openIdConnectUrl: X}}}
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a call came to, and what it opened and contacted beside Python's own files and ours."""

    code: int
    said: str
    opened: frozenset[str]
    contacted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A folder with a document, files around it that it may name, and a port that someone listens at."""

    folder: Path
    listener: socket.socket

    def generate(self, document: str) -> Seen:
        """Generate a client of a document, watched."""
        self.write("api.yaml", document)
        return self.run("generate", "api.yaml", "--output", "out")

    def write(self, name: str, document: str) -> str:
        """Write a document into the folder; return its name."""
        (self.folder / name).write_text(document, encoding="utf-8")
        return name

    def run(self, *arguments: str) -> Seen:
        """Run the command, watched."""
        log = self.folder.parent / "log.json"
        call = [sys.executable, "-I", str(WATCHED), str(log), *arguments]
        done = subprocess.run(call, cwd=self.folder, capture_output=True, text=True, timeout=120)
        events = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
        paths = [os.path.realpath(self.folder / what) for event, what in events if event in FILES]
        return Seen(
            done.returncode,
            done.stdout + done.stderr,
            frozenset(path for path in paths if not path.startswith(OWN)),
            tuple(f"{event} {what}" for event, what in events if event not in FILES),
        )

    @property
    def url(self) -> str:
        """What the listener would be asked for."""
        return f"http://127.0.0.1:{self.listener.getsockname()[1]}/a"

    def is_untouched(self) -> bool:
        """Whether nobody has called at the port."""
        try:
            self.listener.accept()[0].close()
        except BlockingIOError:
            return True
        return False


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    folder = tmp_path / "project"
    folder.mkdir()
    (tmp_path / "outside.yaml").write_text("A: {type: string}\n")
    (folder / "beside.yaml").write_text("A: {type: string}\n")
    link_or_copy(folder / "link.yaml", tmp_path / "outside.yaml")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        yield Place(folder, listener)


def forms(place: Place) -> list[str]:
    port = place.listener.getsockname()[1]
    return [each.format(here=place.folder, port=port) for each in FORMS]


def is_wanted(place: Place, path: str) -> bool:
    """Whether a path is in the project and not named in the document, or a stamp of an earlier run."""
    named = str(place.folder / "beside.yaml")
    inside = Path(path).is_relative_to(place.folder) and path != named
    return inside or Path(path).parent.name == ".fragmint_cache"


def assert_nothing_was_reached(place: Place, seen: Seen) -> None:
    assert str(place.folder / "api.yaml") in seen.opened
    assert [path for path in seen.opened if not is_wanted(place, path)] == []
    assert seen.contacted == ()
    assert place.is_untouched()


def test_references_that_lead_out_are_refused_by_name_and_place(place: Place) -> None:
    rows = [f"    S{i}: {{$ref: {json.dumps(form)}}}" for i, form in enumerate(forms(place))]
    head = f"{HEAD}paths: {{}}\ncomponents:\n  schemas:\n"
    seen = place.generate(head + "\n".join(rows) + "\n")
    for line, row in enumerate(rows, head.count("\n") + 1):
        column = row.index("$ref: ") + len("$ref: ") + 1
        assert f"api.yaml:{line}:{column}: error[external-reference]: the reference '" in seen.said
    assert seen.said.count("error[external-reference]") == len(rows)
    assert seen.code == 2
    assert not (place.folder / "out").exists()
    assert_nothing_was_reached(place, seen)


def test_no_position_of_a_reference_leads_out(place: Place) -> None:
    seen = place.generate(HEAD + POSITIONS.replace("X", f"'{place.url}'"))
    assert seen.said.count("error[external-reference]") == POSITIONS.count("X")
    assert seen.code == 2
    assert_nothing_was_reached(place, seen)


def test_data_that_looks_like_a_reference_leads_nowhere(place: Place) -> None:
    seen = place.generate(HEAD + DATA.replace("X", f"'{place.url}'"))
    assert (seen.code, (place.folder / "out").is_dir()) == (0, True), seen.said
    assert_nothing_was_reached(place, seen)


def dialects(url: str) -> Iterator[str]:
    """Documents that name another dialect of JSON Schema, which a validator might fetch."""
    yield f"jsonSchemaDialect: '{url}'\npaths: {{}}\ncomponents: {{schemas: {{A: {{default: 1}}}}}}\n"
    for words in (f"$schema: '{url}'", f"$id: '{url}'", f"$vocabulary: {{'{url}': true}}"):
        schema = f"{{{words}, $ref: '#/components/schemas/B', default: 1}}"
        yield f"paths: {{}}\ncomponents: {{schemas: {{A: {schema}, B: {{type: integer}}}}}}\n"


def test_no_dialect_is_fetched(place: Place) -> None:
    documents = [HEAD + each for each in dialects(place.url)]
    names = [place.write(f"api{i}.yaml", text) for i, text in enumerate(documents)]
    assert_nothing_was_reached(place, place.run("validate", place.write("api.yaml", HEAD), *names))


@needs_fork
def test_the_watch_sees_what_a_process_and_its_child_open_and_contact(place: Place) -> None:
    program = (
        f"import os, sys, socket; sys.path.insert(0, {str(WATCHED.parent)!r}); import watched; watched.watch(1);"
        "open('beside.yaml').close() if os.fork() else "
        f"socket.create_connection(('127.0.0.1', {place.listener.getsockname()[1]})).close()"
    )
    call = [sys.executable, "-I", "-c", program]
    done = subprocess.run(call, cwd=place.folder, capture_output=True, text=True, timeout=60)
    events = [json.loads(line)[0] for line in done.stdout.splitlines()]
    assert {"open", "socket.connect"} <= set(events)
    assert not place.is_untouched()
