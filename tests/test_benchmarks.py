"""What of the benchmarks can be wrong without anybody noticing: the numbers' way to the table."""

from __future__ import annotations

import json
import re
import runpy
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from .platforms import needs_profiler
from .programs.benchmarks.figures import CPU_PER_CALL, LINES, MEMORY, PEAK, PROCESS_CPU
from .programs.benchmarks.inputs import reference_request, reference_response
from .programs.benchmarks.model import Comparison, Result, Row, Sample
from .programs.benchmarks.server import request_length, response_of
from .programs.benchmarks.summary import Spread, lines, spread
from .programs.benchmarks.table import table


def _samples(*seconds: float) -> list[Sample]:
    return [Sample(each, 2 * each, {"cpu": each, "calls": 10, "rss": 2**20}) for each in seconds]


def _result(row: Row, **samples: list[Sample]) -> Result:
    return Result(Comparison("name", "a note", {}, (row,), 3), samples)


def test_the_ratio_is_the_middle_of_the_rounds_ratios() -> None:
    row = Row("x", PROCESS_CPU, "mine", "other", reach=0.6, aim=0.4)
    result = _result(row, mine=_samples(1, 1, 9), other=_samples(2, 4, 10))
    (line,) = lines(result)
    assert line.ratio.middle == 0.5  # of 0.5, 0.25, 0.9; that of the medians is 0.25
    assert line.ours.middle == 1000
    assert line.verdict == "reach"


@pytest.mark.parametrize(("mine", "verdict"), [(0.4, "aim"), (0.6, "reach"), (0.61, "not yet")])
def test_verdicts(mine: float, verdict: str) -> None:
    row = Row("x", PROCESS_CPU, "mine", "other", reach=0.6, aim=0.4)
    assert lines(_result(row, mine=_samples(mine), other=_samples(1)))[0].verdict == verdict


def test_a_floor_is_taken_off_both_sides() -> None:
    row = Row("x", PROCESS_CPU, "mine", "other", above="bare")
    result = _result(row, mine=_samples(3), other=_samples(5), bare=_samples(1))
    assert lines(result)[0].ratio.middle == 0.5


def test_figures() -> None:
    (sample,) = _samples(0.5)
    assert PROCESS_CPU.read(sample) == 500
    assert CPU_PER_CALL.read(sample) == 50_000
    assert MEMORY.read(sample) == 1
    large = replace(sample, peak=3 * 2**20, lines=12)
    assert (PEAK.read(large), LINES.read(large)) == (3, 12)


def test_the_spread_of_one_number_and_of_several() -> None:
    assert spread([3]) == Spread(3, 3, 3)
    assert spread([1, 2, 3, 4, 5]) == Spread(2, 3, 4)


def test_the_table_is_markdown_with_a_note() -> None:
    row = Row("a call", PROCESS_CPU, "mine", "other", reach=0.13, aim=0.08)
    text = table([_result(row, mine=_samples(0.05), other=_samples(1.0))])
    head, rule, line, _, note = text.splitlines()
    assert head.count("|") == rule.count("|") == line.count("|")
    assert "| 0.050 |" in line
    assert note == "- name (against other, 3 rounds): a note"


def test_the_call_is_that_of_the_document() -> None:
    program = runpy.run_path(
        str(Path(__file__).parent / "programs" / "benchmarks" / "measured" / "reference.py")
    )
    assert reference_request() == program["BODY"]
    assert json.loads(reference_response())["data"]["start_reason"]["caller"]["user_Id"]


@pytest.mark.parametrize(
    ("received", "length"),
    [
        (b"GET / HTTP/1.1\r\nhost: a\r\n", None),
        (b"GET / HTTP/1.1\r\nhost: a\r\n\r\nGET", 27),
        (b"POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nab", None),
        (b"POST / HTTP/1.1\r\nContent-Length: 3\r\nx: y\r\n\r\nabcd", 47),
    ],
)
def test_the_server_finds_the_end_of_a_request(received: bytes, length: int | None) -> None:
    assert request_length(received) == length


def test_the_server_tells_the_length_of_its_answer() -> None:
    head, _, body = response_of(b"{}").partition(b"\r\n\r\n")
    assert b"content-length: 2" in head
    assert body == b"{}"


@needs_profiler
def test_every_hot_path_is_profiled() -> None:
    program = Path(__file__).parent / "programs" / "benchmarks" / "hot_paths.py"
    told = subprocess.run(
        [sys.executable, program, "100"], check=True, capture_output=True, text=True
    ).stdout
    assert re.findall(r"^\*\*(.*)\*\*", told, re.MULTILINE) == [
        "One sync call",
        "One sync call with `[fast]`",
        "One async call, 1 task",
        "One async call, 50 tasks",
    ]
