"""`spec/README.md`: every example becomes what its text promises, and every extension has one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .blocks import ROOT, blocks
from .following import follow
from .spec import Examples

GENERATOR = ROOT / "generator" / "fragmint"


def test_its_examples_hold(tmp_path: Path) -> None:
    examples = Examples(tmp_path)
    follow(blocks("spec/README.md"), examples.steps)
    assert examples.made > 5


def test_a_wrong_promise_is_found(tmp_path: Path) -> None:
    text = (ROOT / "spec/README.md").read_text(encoding="utf-8").replace("(2, 1)", "(2, 2)")
    with pytest.raises(AssertionError, match=r"Got:\n    \(2, 1\)"):
        follow(blocks("spec/README.md", text), Examples(tmp_path).steps)


def test_every_extension_has_an_example() -> None:
    """Those that the generator's modules name, as in `"x-fragmint-method"`."""
    paths = [*GENERATOR.glob("lower/**/*.py"), GENERATOR / "openapi" / "extensions.py"]
    modules = (each.read_text(encoding="utf-8") for each in paths)
    read = {each for text in modules for each in re.findall(r'"(x-[a-z-]*[a-z])"', text)}
    examples = [each.text for each in blocks("spec/README.md") if each.language == "yaml"]
    shown = {each for text in examples for each in re.findall(r"\b(x-[a-z-]+):", text)}
    assert read == shown
