"""Pages of documents that mean harm: no dialog, no request, nothing that the policy has to stop."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..generator.test_reference import PAYLOADS, document, site
from .conftest import Open


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_a_document_says_does_nothing(visit: Open, tmp_path: Path, payload: str) -> None:
    files = site(document(payload))
    for path, text in files.items():
        if path.startswith("docs/"):
            file = tmp_path / path
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
    for path in sorted(files):
        if path.endswith(".html"):
            page = visit(path.removeprefix("docs/"), site=tmp_path / "docs")
            page.keyboard.press("/")
            page.keyboard.type("a")
            assert page.locator("#hits li").count() > 0
            assert page.title()
