"""A fixed handful of what `python tests/programs/fuzz` tries for as long as it is given."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from ..programs.fuzz.findings import record
from ..programs.fuzz.mutations import mutated, mutated_bytes
from ..programs.fuzz.oracle import TARGETS, Broken
from ..programs.fuzz.seeds import cases, tree_of

_ROUNDS, _PER_ROUND = 15, 10


def documents(round_: int) -> list[bytes]:
    """Documents of one round: of its number follows everything about them."""
    random = Random(round_)
    trees = [tree for data in cases() if (tree := tree_of(data)) is not None]
    wrong = [mutated(random.choice(trees), random) for _ in range(_PER_ROUND - 2)]
    return [*wrong, *(mutated_bytes(random.choice(cases()), random) for _ in range(2))]


@pytest.mark.parametrize("round_", range(_ROUNDS))
def test_a_mutated_document_is_minted_or_refused_in_words(round_: int) -> None:
    for data in documents(round_):
        TARGETS["pipeline"](data)


def test_rounds_are_the_same_every_time_and_differ_from_each_other() -> None:
    assert documents(0) == documents(0)
    assert len({data for round_ in range(_ROUNDS) for data in documents(round_)}) > 140


def test_not_all_documents_are_refused() -> None:
    assert any(TARGETS["pipeline"](data) for round_ in range(5) for data in documents(round_))


def test_a_finding_is_kept_once_with_its_seed(tmp_path: Path) -> None:
    for data in (b"first", b"second"):
        with pytest.raises(Broken) as caught:
            raise Broken("no place")
        path = record(tmp_path, data, caught.value, seed=7)
    assert path.read_bytes() == b"first"
    assert path.with_suffix(".txt").read_text(encoding="utf-8").startswith("seed 7\n")
