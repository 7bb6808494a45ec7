"""Findings speak with one voice (see CONTRIBUTING.md, Voice)."""

from __future__ import annotations

import re

import pytest

from fragmint.findings.rules import RULES, Rule

from .messages import HOLE, Text, texts

TEXTS = texts()
EACH = pytest.mark.parametrize("text", TEXTS, ids=[each.place for each in TEXTS])
HINTS = [each for each in TEXTS if each.kind == "hint" and each.words not in ("", HOLE)]
NAMES = ("API", "Fragmint", "JSON", "OpenAPI", "Python", "TOML", "Windows", "YAML")
"""What begins with a capital letter wherever it stands."""

IMPERATIVES = frozenset(
    {
        "add", "begin", "choose", "close", "compare", "convert", "copy", "correct", "describe",
        "free", "give", "go", "indent", "keep", "let", "list", "match", "move", "name",
        "print", "put", "refer", "remove", "rename", "report", "restore", "run", "save", "set",
        "shorten", "split", "use", "wait", "write",
    }
)  # fmt: skip


def test_the_texts_are_found() -> None:
    """A test of no texts would always hold."""
    assert len([each for each in TEXTS if each.kind == "message"]) > 80
    assert len(HINTS) > 60


@EACH
def test_a_text_begins_small_and_ends_without_a_full_stop(text: Text) -> None:
    begins = re.match(r"[A-Za-z]*", text.words)
    assert begins is not None
    assert begins[0][:1].islower() or begins[0].startswith(NAMES) or not begins[0]
    assert not text.words.endswith((".", "!", " "))


@EACH
def test_a_text_quotes_code_and_the_document_in_two_ways_only(text: Text) -> None:
    assert not re.search('[«»“”‘’"]|``', text.words.replace('spec = "', "").replace('"`', "`"))
    assert text.words.count("`") % 2 == 0
    assert re.sub(r"`[^`]*`", "", text.words).count("'") % 2 == 0, "a contraction, or an open quote"


@pytest.mark.parametrize("hint", HINTS, ids=[each.place for each in HINTS])
def test_a_hint_says_what_to_do(hint: Text) -> None:
    assert hint.words.partition(" ")[0] in IMPERATIVES or hint.words.startswith("did you mean ")


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_row_of_the_table_has_plain_whole_sentences(rule: Rule) -> None:
    for words in (rule.means, rule.mend):
        assert not re.search(r"n't\b|[«»“”‘’]|``", words)
        assert words.count("`") % 2 == 0
    first = rule.mend.partition(" ")[0].lower()
    assert first in IMPERATIVES | {"look", "nothing"}
