"""What of the generator is compared, and how it should come out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from .figures import LINES, PEAK, PROCESS_CLOCK, PROCESS_CPU
from .inputs import SPEC, own_project, project_of
from .model import Comparison, Row, Side
from .setting import Setting

OURS = "fragmint"
PEER = "openapi-python-client"
DOCUMENTS = ("petstore.yaml", "train-travel.json")
LARGE = ("spotify.yml", "openai.yaml", "cloudflare.json")
"""Of these each run takes up to a minute: they have fewer rounds, and the short form leaves them out."""


def generator_comparisons(setting: Setting) -> list[Comparison]:
    """All that is said about the generator; a document that isn't there is left out."""
    documents = [setting.corpus / name for name in DOCUMENTS]
    large = [setting.corpus / name for name in LARGE if setting.share == 1]
    return [
        _no_op(setting),
        _own(setting),
        *(_document(setting, path) for path in documents if path.exists()),
        *(_large(setting, path) for path in large if path.exists()),
    ]


def _no_op(setting: Setting) -> Comparison:
    folder = setting.folder / "no-op"
    own_project(folder)
    return Comparison(
        "no-op",
        "`fragmint generate` where nothing is to do, beside `python -c pass`",
        {
            OURS: Side(OURS, ("fragmint", "generate"), folder),
            "bare interpreter": Side(OURS, ("python", "-c", "pass"), folder),
        },
        (
            Row(
                "`fragmint generate`, nothing to do",
                PROCESS_CPU,
                OURS,
                "bare interpreter",
                "",
                3,
                2,
            ),
            Row("`fragmint generate`, nothing to do", PROCESS_CLOCK, OURS, "bare interpreter"),
        ),
        4 * setting.rounds,
        warm_up=True,  # the first run does everything
    )


def _own(setting: Setting) -> Comparison:
    folder = setting.folder / "recordings"
    own_project(folder)
    return _generating(setting, SPEC, folder)


def _document(setting: Setting, document: Path) -> Comparison:
    folder = setting.folder / document.stem
    project_of(document, folder)
    return _generating(setting, document, folder)


def _large(setting: Setting, document: Path) -> Comparison:
    made = _document(setting, document)
    rows = (
        Row(f"generate {document.name}", PROCESS_CLOCK, OURS, PEER, "", 1, 0.5),
        Row(f"generate {document.name}", PROCESS_CPU, OURS, PEER),
        Row(f"generate {document.name}", PEAK, OURS, PEER, "", 2),
        Row(f"what it writes of {document.name}", LINES, OURS, PEER, "", 0.25),
    )
    return replace(made, rows=rows, rounds=max(1, setting.rounds // 5), warm_up=False)


def _generating(setting: Setting, document: Path, folder: Path) -> Comparison:
    """Both start from nothing: what an earlier run left behind is deleted first."""
    theirs = setting.folder / f"{document.stem}-by-the-peer"
    command = (PEER, "generate", "--path", str(document), "--output-path", str(theirs))
    return Comparison(
        f"generate-{document.stem}",
        "a client made anew; ours checks the document and formats with black, theirs with ruff",
        {
            OURS: Side(
                OURS,
                ("fragmint", "generate"),
                folder,
                (folder / "generated", folder / ".fragmint_cache"),
                folder / "generated",
            ),
            PEER: Side(PEER, command, setting.folder, (theirs,), theirs),
        },
        (
            Row(f"generate {document.name}", PROCESS_CLOCK, OURS, PEER, "", 1, 0.7),
            Row(f"generate {document.name}", PROCESS_CPU, OURS, PEER),
        ),
        max(1, setting.rounds // 2),
        setting.warm_up,
    )
