"""black has nothing left to do in the client of any real document."""

from __future__ import annotations

import black
import pytest
from black.mode import TargetVersion

from fragmint.render.format import format_files

from ..staged import value_of
from .largest import NAMES, rendered_of

pytestmark = pytest.mark.skipif(not NAMES, reason="the real documents are not here")

VERSIONS = {TargetVersion.PY311}


@pytest.mark.parametrize("name", NAMES)
def test_black_changes_nothing(name: str) -> None:
    files = value_of(format_files(rendered_of(name)))
    printed = [each for each in files if not each.verbatim and each.path.endswith((".py", ".pyi"))]
    assert printed
    for file in printed:
        stub = file.path.endswith(".pyi")
        mode = black.Mode(target_versions=VERSIONS, line_length=100, is_pyi=stub)
        assert black.format_str(file.text, mode=mode) == file.text, file.path
