"""A maintainer's loop: edit, commit, be told, stage, commit.

The hook is the one of `.pre-commit-hooks.yaml`; only its environment is this one, so that nothing is installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]

DOCUMENT = """\
openapi: 3.1.0
info: {title: Museum, version: "1.0"}
servers: [{url: "https://museum.example"}]
paths:
  /tickets:
    get:
      operationId: listTickets
      tags: [tickets]
      responses:
        "200":
          description: All tickets.
          content: {application/json: {schema: {$ref: "#/components/schemas/Ticket"}}}
components:
  schemas:
    Ticket:
      type: object
      properties:
        colour: {type: string, enum: [red, green]}
"""

SETTINGS = '[tool.fragmint]\nspec = "spec/museum.yaml"\npackage = "museum"\n'


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository with the hook installed."""

    root: Path
    environment: dict[str, str]

    def git(self, *arguments: str, fails: bool = False) -> str:
        """Run git; return all that it and the hook have printed."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert (done.returncode != 0) == fails, done.stdout
        return done.stdout

    def shell(self, command: str, *, fails: bool = False) -> str:
        """Run a line of a shell; return all that it has printed."""
        done = subprocess.run(
            command,
            shell=True,
            cwd=self.root,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert (done.returncode != 0) == fails, done.stdout
        return done.stdout

    def commit(self, *, fails: bool = False) -> str:
        """Stage everything and commit, with the hook."""
        self.git("add", "--all")
        return self.git("commit", "--message", "change", fails=fails)

    def write(self, path: str, text: str) -> None:
        """Write a file."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace a text that is there."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def stamps(self) -> dict[str, int]:
        """When each stamp was left."""
        folder = self.root / ".fragmint_cache"
        return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}

    def generated(self) -> dict[str, tuple[bytes, int]]:
        """All generated files: their bytes and when they were last touched."""
        return {
            path.relative_to(self.root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in sorted((self.root / "generated").rglob("*"))
            if path.is_file()
        }


def local_hook() -> dict[str, object]:
    """The published hook, run by this interpreter."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["entry"].startswith("fragmint ")
    entry = f"'{sys.executable}' -m {hook['entry']}"
    return {**hook, "language": "system", "entry": entry}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A fresh repository with a document and its settings, nothing generated, nothing committed."""
    variables = environment(tmp_path, {"PYTHONPATH": str(ROOT / "generator")})
    made = Repository(tmp_path / "repository", variables)
    made.root.mkdir()
    made.git("init", "--quiet")
    made.write("spec/museum.yaml", DOCUMENT)
    made.write("pyproject.toml", SETTINGS)
    config = {"repos": [{"repo": "local", "hooks": [local_hook()]}]}
    made.write(".pre-commit-config.yaml", yaml.safe_dump(config))
    install(made)
    return made


def environment(home: Path, more: dict[str, str]) -> dict[str, str]:
    """Variables of somebody who has nothing but git and pre-commit."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTHON"))
    }
    own = {
        "HOME": str(home),
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "PRE_COMMIT_COLOR": "never",
    }
    who = {
        f"GIT_{role}_{what}": "a@museum.example"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    return {**kept, **own, **who, **more}


def install(repository: Repository) -> None:
    """Let the repository's commits run pre-commit."""
    subprocess.run(
        [sys.executable, "-m", "pre_commit", "install"],
        cwd=repository.root,
        env=repository.environment,
        check=True,
        capture_output=True,
    )


@pytest.fixture
def committed(repository: Repository) -> Repository:
    """A repository whose generated client is committed."""
    repository.commit(fails=True)
    repository.commit()
    return repository


def test_the_first_run_writes_and_fails_the_second_passes_and_touches_nothing(
    repository: Repository,
) -> None:
    said = repository.commit(fails=True)
    assert "files written" in said
    assert "run: git add generated\n" in said
    written = repository.generated()
    assert "generated/museum/__init__.py" in written
    repository.commit()
    assert repository.generated() == written
    assert repository.git("status", "--porcelain") == ""


def test_a_changed_document_is_generated_anew(committed: Repository) -> None:
    committed.edit("spec/museum.yaml", "[red, green]", "[red, green, blue]")
    said = committed.commit(fails=True)
    assert "wrote generated/museum/" in said
    changed = committed.git("diff", "--name-only").split()
    assert changed
    assert all(path.startswith("generated/") for path in changed)
    committed.commit()


def test_a_stale_file_goes(committed: Repository) -> None:
    committed.edit("spec/museum.yaml", "tags: [tickets]", "tags: [entries]")
    before = {*committed.generated()}
    said = committed.commit(fails=True)
    gone = before - {*committed.generated()}
    assert gone
    assert all(f"deleted {path}" in said for path in gone)
    committed.commit()


def test_a_hand_edited_file_is_reported_and_kept(committed: Repository) -> None:
    committed.edit("generated/museum/__init__.py", '"""', '"""My own words. ')
    committed.edit("spec/museum.yaml", "[red, green]", "[red, green, blue]")
    before = committed.generated()
    for _ in range(2):
        said = committed.commit(fails=True)
        assert "generated/museum/__init__.py:1:1: error[hand-edited]" in said
        assert "git checkout" in said
    assert committed.generated() == before


def test_a_broken_document_leaves_everything_and_says_where(committed: Repository) -> None:
    committed.edit("spec/museum.yaml", "info: {title: Museum,", "info: {titel: Museum,")
    before = committed.generated()
    said = committed.commit(fails=True)
    assert "spec/museum.yaml:2:" in said
    assert committed.generated() == before


def test_a_deleted_client_comes_back(committed: Repository) -> None:
    before = {path: content for path, (content, _) in committed.generated().items()}
    for path in before:
        if path.startswith("generated/museum/"):
            (committed.root / path).unlink()
    committed.edit("pyproject.toml", 'package = "museum"', 'package = "museum"  # as it was')
    committed.commit(fails=True)
    assert {path: content for path, (content, _) in committed.generated().items()} == before


def test_a_commit_that_has_nothing_to_do_with_it_does_not_wait(committed: Repository) -> None:
    before = committed.generated()
    stamps = committed.stamps()
    committed.write("notes.txt", "something else\n")
    assert "Passed" in committed.commit()
    assert committed.generated() == before
    assert committed.stamps() == stamps  # a full run would have left a newer one


@pytest.mark.parametrize("place", ["museum.yaml", "docs/api/v1/museum.yaml"])
def test_a_document_is_seen_wherever_it_lies(repository: Repository, place: str) -> None:
    (repository.root / "spec/museum.yaml").unlink()
    repository.write(place, DOCUMENT)
    repository.edit("pyproject.toml", "spec/museum.yaml", place)
    repository.commit(fails=True)
    repository.commit()
    repository.edit(place, "[red, green]", "[red, green, blue]")
    assert "wrote generated/museum/" in repository.commit(fails=True)


def test_a_commit_that_only_deletes_is_seen(committed: Repository) -> None:
    committed.git("rm", "--quiet", "spec/museum.yaml")
    assert "cannot read 'spec/museum.yaml'" in committed.git("commit", "-m", "gone", fails=True)


def test_new_files_that_nobody_staged_keep_a_commit_from_passing(repository: Repository) -> None:
    repository.commit(fails=True)
    for _ in range(2):
        said = repository.git("commit", "--message", "without the client", fails=True)
        assert "git does not know" in said
        assert "to commit the client with the rest, run: git add generated\n" in said
    repository.git("add", "generated")
    repository.git("commit", "--message", "with the client")
    assert "generated/museum/__init__.py" in repository.git("ls-files")


def test_what_git_ignores_is_nobody_s_to_stage(repository: Repository) -> None:
    repository.write(".gitignore", "generated/\n")
    said = repository.commit(fails=True)
    assert "git add" not in said
    repository.commit()


def test_several_clients_are_kept_by_one_hook(repository: Repository) -> None:
    repository.write("other/zoo.yaml", DOCUMENT.replace("tickets", "animals"))
    clients = [("spec/museum.yaml", "museum"), ("other/zoo.yaml", "zoo")]
    repository.write("pyproject.toml", "\n".join(
        f'[[tool.fragmint.clients]]\nspec = "{spec}"\npackage = "{name}"\noutput = "generated/{name}"\n'
        for spec, name in clients
    ))  # fmt: skip
    said = repository.commit(fails=True)
    assert "run: git add generated/museum\n" in said
    assert "run: git add generated/zoo\n" in said
    repository.commit()
    before = repository.generated()
    repository.edit("other/zoo.yaml", "[red, green]", "[red, green, blue]")
    said = repository.commit(fails=True)
    assert "fragmint: generated/museum is current" in said
    changed = {path for path, state in repository.generated().items() if before[path] != state}
    assert changed
    assert all(path.startswith("generated/zoo/") for path in changed)
    repository.commit()
    stamps = repository.stamps()
    repository.write("notes.txt", "something else\n")
    repository.commit()
    assert repository.stamps() == stamps
