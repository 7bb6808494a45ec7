"""The figures that rows are made of."""

from __future__ import annotations

from .model import Figure, Sample


def _process_cpu(sample: Sample) -> float:
    return sample.cpu * 1e3


def _process_clock(sample: Sample) -> float:
    return sample.clock * 1e3


def _cpu_per_call(sample: Sample) -> float:
    return sample.printed["cpu"] / sample.printed["calls"] * 1e6


def _memory(sample: Sample) -> float:
    return sample.printed["rss"] / 2**20


def _memory_growth(sample: Sample) -> float:
    return (sample.printed["rss"] - sample.printed["rss_before"]) / 2**20


def _peak(sample: Sample) -> float:
    return sample.peak / 2**20


def _lines(sample: Sample) -> float:
    return float(sample.lines)


PROCESS_CPU = Figure("ms of CPU", _process_cpu)
PROCESS_CLOCK = Figure("ms by the clock", _process_clock)
CPU_PER_CALL = Figure("µs of CPU per call", _cpu_per_call)
PEAK = Figure("MiB at most", _peak)
LINES = Figure("lines of Python", _lines)
MEMORY = Figure("MiB resident", _memory)
MEMORY_GROWTH = Figure("MiB more resident", _memory_growth)
