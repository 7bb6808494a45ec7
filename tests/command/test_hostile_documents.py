"""Documents, paths and templates that are not what they should be: a message with a place, exit code 2, nothing written."""

from __future__ import annotations

import codecs
import importlib
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from fragmint.cli.main import run

from ..platforms import needs_memory_limit

HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"
SCHEMAS = f"{HEAD}components:\n  schemas:\n"
BOMB = "a0: &a0 [x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 8)}]\n" for i in range(1, 30)
)


def chain(before: str, after: str, end: str, length: int = 600) -> str:
    """Schemas that each lead to the next one, in a document that uses the first."""
    rows = [f"    A{i}: {before}#/components/schemas/A{i + 1}{after}\n" for i in range(length)]
    content = "{application/json: {schema: {$ref: '#/components/schemas/A0'}}}"
    get = f"{{get: {{responses: {{'200': {{description: d, content: {content}}}}}}}}}"
    used = SCHEMAS.replace("paths: {}", f"paths: {{/a: {get}}}")
    return f"{used}{''.join(rows)}    A{length}: {end}\n"


# The bytes of a document, and what must be said: line, column and rule.
DOCUMENTS = {
    "empty": (b"", "1:1: error[empty-document]"),
    "blank": (b" \n\r\n\t\n", "3:1: error[syntax]"),
    "line ends": (b"\n" * 1_000_000, "1:1: error[empty-document]"),
    "comments": (b"# x\n" * 10, "1:1: error[empty-document]"),
    "a scalar": (b"x" * 5_000_000, "1:1: error[openapi-version]"),
    "a huge key": (b"x" * 5_000_000 + b": 1", "1:5000001: error[syntax]"),
    "a huge value": (HEAD.encode() + b"x-a: " + b"9" * 100_000, "4:6: error[number-out-of-range]"),
    "a huge exponent": (HEAD.encode() + b"x-a: 1e400", "4:6: error[number-out-of-range]"),
    "beyond floats": (HEAD.encode() + b"x-a: 1" + b"0" * 400, "4:6: error[number-out-of-range]"),
    "binary": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "1:1: error[encoding]"),
    "NUL": (HEAD.encode() + b"x-a: \0", "4:6: error[encoding]"),
    "Latin-1": (HEAD.replace("T", "é").encode("latin-1"), "2:15: error[encoding]"),
    "Windows-1252": (b"a: \x93x\x94", "1:4: error[encoding]"),
    "UTF-16 without a mark": (HEAD.encode("utf-16-le"), "1:2: error[encoding]"),
    "half of UTF-16": (codecs.BOM_UTF16_LE + b"a", "1:1: error[encoding]"),
    "half of UTF-32": (codecs.BOM_UTF32_BE + b"abc", "1:1: error[encoding]"),
    "UTF-8 of a surrogate": (b"a: \xed\xa0\x80", "1:4: error[encoding]"),
    "a surrogate in UTF-16": (codecs.BOM_UTF16_BE + b"\xd8\x00", "1:1: error[encoding]"),
    "overlong UTF-8": (b"a: \xc0\xaf", "1:4: error[encoding]"),
    "a control character": (b"a: \x1b[2J", "1:4: error[syntax]"),
    "a tag of Python": (b"a: !!python/object/apply:os.system [x]", "1:4: error[unknown-tag]"),
    "a tag of YAML 1.1": (b"a: !!binary aGk=", "1:4: error[unknown-tag]"),
    "a local tag": (b"a: !include /etc/passwd", "1:4: error[unknown-tag]"),
    "a directive": (b"%YAML 9.9\n---\na: 1", "1:1: error[syntax]"),
    "two documents": (HEAD.encode() + b"---\na: 1", "4:1: error[multiple-documents]"),
    "a duplicate key": (HEAD.encode() + b"paths: {}", "4:1: error[duplicate-key]"),
    "a list as key": (b"? [a]\n: 1", "1:3: error[non-string-key]"),
    "an object as key": (b"{a: 1}: 2", "1:1: error[non-string-key]"),
    "null as key": (b"~: 1", "1:1: error[null-key]"),
    "a merge key": (b"a: &a {b: 1}\nc: {<<: *a}", "2:5: error[merge-key]"),
    "an unknown alias": (b"a: *b", "1:4: error[unknown-alias]"),
    "an alias of itself": (b"a: &a [*a]", "1:8: error[alias-cycle]"),
    "an alias bomb": (BOMB.encode(), "7:35: error[too-large]"),
    "deep lists": (b"- " * 100_000, "1:401: error[too-deep]"),
    "deep brackets": (b"[" * 100_000, "1:201: error[too-deep]"),
    "deep braces": (b"{a: " * 100_000, "1:801: error[too-deep]"),
    "deep JSON": (b'{"a":' * 100_000, "1:1001: error[too-deep]"),
    "deep indentation": (b"".join(b" " * i + b"a:\n" for i in range(2000)), "201:201: error[too-deep]"),
    "deep aliases": (
        "".join(f"a{i}: &a{i} [{f'*a{i - 1}' if i else ''}]\n" for i in range(300)).encode(),
        "200:14: error[too-deep]",
    ),
    "a chain of references": (chain("{$ref: '", "'}", "{}", 2000).encode(), "5:3: error[too-deep]"),
    "a chain of allOf": (chain("{allOf: [{$ref: '", "'}]}", "{}").encode(), "5:3: error[too-deep]"),
    "a chain of items": (chain("{items: {$ref: '", "'}}", "{}").encode(), "5:3: error[too-deep]"),
    "a chain in a circle": (
        chain("{allOf: [{$ref: '", "'}]}", "{$ref: '#/components/schemas/A0'}", 300).encode(),
        "6:25: error[reference-cycle]",
    ),
    "a reference to itself": (
        f"{SCHEMAS}    A: {{$ref: '#/components/schemas/A'}}".encode(),
        "6:15: error[reference-cycle]",
    ),
    "allOf of itself": (
        f"{SCHEMAS}    A: {{allOf: [{{$ref: '#/components/schemas/A'}}]}}".encode(),
        "6:24: error[reference-cycle]",
    ),
    "paths in a circle": (
        HEAD.replace("{}\n", "\n  /a: {$ref: '#/paths/~1b'}\n  /b: {$ref: '#/paths/~1a'}\n").encode(),
        "4:14: error[reference-cycle]",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that the command runs in, as it is."""

    path: Path
    capture: pytest.CaptureFixture[str]

    def refused(self, *arguments: str) -> str:
        """What a call says that is refused: exit code 2, in words, and nothing in the folder has changed."""
        before = sorted(self.path.rglob("*"))
        self.capture.readouterr()
        assert run(arguments) == 2
        said = self.capture.readouterr().err
        assert "internal-error" not in said
        assert sorted(self.path.rglob("*")) == before
        return said

    def accepted(self, *arguments: str) -> bool:
        """Whether a call does what it should."""
        return run(arguments) == 0


@pytest.fixture
def folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Folder:
    monkeypatch.chdir(tmp_path)
    return Folder(tmp_path, capsys)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_refused_with_its_place(folder: Folder, name: str) -> None:
    data, said = DOCUMENTS[name]
    Path("api.yaml").write_bytes(data)
    assert f"api.yaml:{said}" in folder.refused("generate", "api.yaml", "--output", "out")
    assert Path("api.yaml").read_bytes() == data


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_document_with_a_byte_order_mark_is_read(folder: Folder, mark: str) -> None:
    Path("api.yaml").write_bytes(HEAD.encode(mark))
    assert run(["validate", "api.yaml"]) == 0


def test_a_huge_text_is_read(folder: Folder) -> None:
    Path("api.yaml").write_text(HEAD.replace("T", "x" * 5_000_000), encoding="utf-8")
    assert run(["validate", "api.yaml"]) == 0


def test_a_file_that_is_too_large_is_not_read(folder: Folder) -> None:
    with Path("api.yaml").open("wb") as file:
        file.truncate(1 << 40)
    said = folder.refused("validate", "api.yaml")
    assert said.startswith(
        "api.yaml:1:1: error[too-large]: the file has 1,099,511,627,776 bytes; at most 67,108,864 are read"
    )


@needs_memory_limit
def test_fifty_million_line_ends_need_little_memory(folder: Folder) -> None:
    resource = importlib.import_module("resource")  # Windows has no such module
    Path("api.yaml").write_bytes(b"\r" * 50_000_000)
    done = subprocess.run(
        [sys.executable, "-m", "fragmint", "validate", "api.yaml"],
        capture_output=True,
        text=True,
        timeout=120,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (1 << 29, 1 << 29)),
    )
    assert "api.yaml:1:1: error[empty-document]" in done.stderr
    assert done.returncode == 2


def test_a_stage_that_is_too_deep_to_print_is_refused(folder: Folder) -> None:
    Path("api.yaml").write_text(f"{HEAD}x-a: {'[' * 180}{']' * 180}\n", encoding="utf-8")
    said = folder.refused("generate", "api.yaml", "--package", "pkg", "--dump", "node")
    assert said.startswith("api.yaml:1:1: error[too-deep]")


def test_a_tree_is_printed_without_the_text_in_every_node(folder: Folder) -> None:
    Path("api.yaml").write_text(f"{HEAD}x-a: [{'1, ' * 1000}]\n", encoding="utf-8")
    folder.capture.readouterr()
    assert folder.accepted("generate", "api.yaml", "--package", "pkg", "--dump", "node")
    assert len(folder.capture.readouterr().out) < 200_000


def test_a_program_deep_in_its_calls_gets_a_finding_too() -> None:
    from fragmint import Diagnostic, Source, default_config, generate

    source = Source("api.yaml", f"{HEAD}x-a: {'[' * 190}{']' * 190}\n")

    def deep(calls: int) -> tuple[Diagnostic, ...]:
        return deep(calls - 1) if calls else generate(source, default_config("pkg")).diagnostics

    (found,) = deep(500)
    assert found.span
    assert (found.rule, found.span.line) == ("too-deep", 1)
