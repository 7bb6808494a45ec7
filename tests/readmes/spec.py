"""`spec/README.md`: each example becomes a document, the document a package, and that is used."""

from __future__ import annotations

import doctest
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from fragmint.config import default_config
from fragmint.findings.rules import Severity
from fragmint.pipeline import generate
from fragmint.source import Source

from .blocks import Block
from .following import Steps

_METHODS = {"get": "listPets", "post": "addPet"}
_EXAMPLES = "The document's settings"


@dataclass
class Examples:
    """The folder of the packages; the last example's modules, and what was imported of it."""

    folder: Path
    begin: str = ""
    """The lines with which each Python example begins."""
    modules: Mapping[str, str] = field(default_factory=dict[str, str])
    made: int = 0

    @property
    def steps(self) -> Steps:
        """What is done with the blocks."""
        return {
            ("How to read the examples", "pycon"): self.remember,
            (_EXAMPLES, "yaml"): self.generate,
            (_EXAMPLES, "python"): self.compare,
            (_EXAMPLES, "pycon"): self.use,
        }

    def remember(self, block: Block) -> None:
        """Keep the lines for all examples."""
        self.begin = block.text

    def generate(self, block: Block) -> None:
        """Complete an example and generate its package."""
        document = yaml.safe_dump(completed(yaml.safe_load(block.text)), sort_keys=False)
        result = generate(Source("pets.yaml", document), default_config("pets"))
        errors = [each for each in result.diagnostics if each.severity is Severity.ERROR]
        assert not errors, errors
        self.made += 1
        self.modules = {each.path: each.text for each in result.files}
        for path, text in self.modules.items():
            file = self.folder / str(self.made) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    def compare(self, block: Block) -> None:
        """The lines stand in a module of the package as they are here."""
        assert any(block.text in text for text in self.modules.values())

    def use(self, block: Block) -> None:
        """Run a session at the prompt; what it shows has to come out."""
        with imported_from(self.folder / str(self.made)):
            names: dict[str, Any] = {}
            session = doctest.DocTestParser().get_doctest(
                self.begin + block.text, names, block.place, block.path, block.line
            )
            said: list[str] = []
            doctest.DocTestRunner(verbose=False).run(session, out=said.append)
        assert not said, "".join(said)


@contextmanager
def imported_from(folder: Path) -> Generator[None]:
    """`pets` is the package of this folder."""
    _forget()
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        _forget()


def _forget() -> None:
    for name in [each for each in sys.modules if each.partition(".")[0] == "pets"]:
        del sys.modules[name]


def completed(part: Mapping[str, Any]) -> Mapping[str, Any]:
    """The document of an example, completed as `How to read the examples` says."""
    schemas = {key: value for key, value in part.items() if key[0].isupper()}
    operations = {key: value for key, value in part.items() if key in _METHODS} or {"get": {}}
    rest = {key: part[key] for key in part.keys() - schemas.keys() - operations.keys()}
    answer = _answer(next(iter(schemas), None))
    return {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "servers": [{"url": "https://pets.example"}],
        "paths": {
            "/pets": {
                method: {
                    "operationId": _METHODS[method],
                    "tags": ["pets"],
                    "responses": {"200": answer},
                    **operation,
                }
                for method, operation in operations.items()
            }
        },
        "components": {"schemas": schemas},
        **rest,
    }


def _answer(schema: str | None) -> Mapping[str, Any]:
    if schema is None:
        return {"description": "Done."}
    reference = {"$ref": f"#/components/schemas/{schema}"}
    return {"description": "Done.", "content": {"application/json": {"schema": reference}}}
