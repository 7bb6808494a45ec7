"""What of the clients is compared, and how it should come out."""

from __future__ import annotations

from pathlib import Path

from .figures import CPU_PER_CALL, MEMORY, MEMORY_GROWTH, PROCESS_CPU
from .model import Comparison, Row, Side
from .setting import Setting

PEER = "cloudflare"
OURS = "realtimekit"
FAST = "fast"


def client_comparisons(setting: Setting) -> list[Comparison]:
    """All that is said about the generated client."""
    return [
        _import(setting),
        _first_call(setting),
        _socketless(setting),
        _coding(setting),
        _sync(setting),
        _async(setting, 1, reach=0.50, aim=0.40),
        _async(setting, 50, reach=0.40, aim=0.30),
        _holding(setting),
    ]


def _import(setting: Setting) -> Comparison:
    return Comparison(
        "import",
        "`python -c 'import …'`, the interpreter's own start included",
        {name: Side(name, ("python", "-c", f"import {name}")) for name in (OURS, PEER)},
        (Row("import", PROCESS_CPU, OURS, PEER, reach=0.20, aim=0.15),),
        setting.rounds,
        setting.warm_up,
    )


def _first_call(setting: Setting) -> Comparison:
    sides = {kind: _side(kind, "first_call.py", kind, setting.url) for kind in (OURS, FAST, PEER)}
    return Comparison(
        "first-call",
        "a process that imports, makes a client and a call, and ends",
        sides | {"bare interpreter": Side(OURS, ("python", _program("first_call.py")))},
        (
            Row("import to first call done", PROCESS_CPU, OURS, PEER, reach=0.37, aim=0.30),
            Row("… with `[fast]`", PROCESS_CPU, FAST, PEER),
            Row(
                "memory after it, above a bare interpreter",
                MEMORY,
                OURS,
                PEER,
                "bare interpreter",
                0.55,
                0.45,
            ),
            Row("… with `[fast]`", MEMORY, FAST, PEER, "bare interpreter"),
        ),
        setting.rounds,
        setting.warm_up,
    )


def _socketless(setting: Setting) -> Comparison:
    return Comparison(
        "socketless",
        "a whole call on a transport that answers at once (for cloudflare, httpx.MockTransport)",
        _both("socketless.py", str(setting.body), str(setting.times(3000))),
        (Row("work per call, no socket", CPU_PER_CALL, OURS, PEER, reach=0.13, aim=0.08),),
        setting.rounds,
        setting.warm_up,
    )


def _coding(setting: Setting) -> Comparison:
    return Comparison(
        "coding",
        "each client's own functions; ours check the request against its limits, too",
        _both("coding.py", str(setting.body), str(setting.times(3000))),
        (Row("encode request, decode response", CPU_PER_CALL, OURS, PEER, reach=0.03, aim=0.02),),
        setting.rounds,
        setting.warm_up,
    )


def _sync(setting: Setting) -> Comparison:
    calls = str(setting.times(2000))
    kinds = (OURS, FAST, PEER)
    return Comparison(
        "sync",
        "one call after the other to a server on the loopback interface",
        {kind: _side(kind, "sync_calls.py", kind, setting.url, calls) for kind in kinds},
        (
            Row("one sync call", CPU_PER_CALL, OURS, PEER, reach=0.40, aim=0.33),
            Row("… with `[fast]`", CPU_PER_CALL, FAST, PEER, reach=0.15, aim=0.10),
        ),
        setting.rounds,
        setting.warm_up,
    )


def _async(setting: Setting, tasks: int, reach: float, aim: float) -> Comparison:
    arguments = (setting.url, str(setting.times(2000)), str(tasks))
    kinds = (OURS, FAST, PEER)
    return Comparison(
        f"async-{tasks}",
        f"calls one after the other, in {tasks} task{'s' * (tasks > 1)} at once",
        {kind: _side(kind, "async_calls.py", kind, *arguments) for kind in kinds},
        (
            Row(f"one async call, concurrency {tasks}", CPU_PER_CALL, OURS, PEER, "", reach, aim),
            Row("… with `[fast]`", CPU_PER_CALL, FAST, PEER, reach=0.15, aim=0.10),
        ),
        setting.rounds,
        setting.warm_up,
    )


def _holding(setting: Setting) -> Comparison:
    count = setting.times(100_000)
    return Comparison(
        "holding",
        "the growth of a process that decodes responses and keeps them",
        _both("holding.py", str(setting.body), str(count)),
        (Row(f"{count:,} decoded responses", MEMORY_GROWTH, OURS, PEER, reach=0.35, aim=0.30),),
        max(1, setting.rounds // 5),
        setting.warm_up,
    )


def _both(program: str, *arguments: str) -> dict[str, Side]:
    return {kind: _side(kind, program, kind, *arguments) for kind in (OURS, PEER)}


def _side(kind: str, program: str, *arguments: str) -> Side:
    environment = PEER if kind == PEER else OURS
    return Side(environment, ("python", _program(program), *arguments))


def _program(name: str) -> str:
    return str(Path(__file__).with_name("measured") / name)
