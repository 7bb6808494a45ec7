"""Where the time of a call goes, by layer: a profile of each hot path, as Markdown.

    python tests/programs/benchmarks/hot_paths.py [CALLS]

A timer of CPU time interrupts the calls some hundred times a second and notes which file is at work.
What the kernel and native code do counts for the line of Python that waits for them.
"""

from __future__ import annotations

import asyncio
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from time import process_time
from types import FrameType
from typing import Any

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[2]
sys.path[:0] = [str(_ROOT), str(_ROOT / "generated"), str(_HERE / "measured")]

_SOCKETS = "sockets and the kernel (send, receive, wait)"
_LAYERS = (
    ("/default/network.py", _SOCKETS),
    ("/httpcore2/_backends/", _SOCKETS),
    ("/selectors.py", _SOCKETS),
    ("/asyncio/", "asyncio"),
    ("/h11/", "h11: writing and reading HTTP/1.1"),
    ("/httpcore2/", "httpcore2: pool and connection"),
    ("/anyio/", "anyio, which httpcore2 uses"),
    ("/transports/pyreqwest.py", "pyreqwest (hyper, in Rust) and the kernel"),
    ("/_runtime/transports/", "our transport"),
    ("/realtimekit/", "our client: check, encode, decode (msgspec), retries, results"),
)
_REST = "the rest"


def layer_of(frame: FrameType | None) -> str:
    """The layer of the innermost frame that has one; the standard library works for its caller."""
    while frame is not None:
        name = frame.f_code.co_filename
        for part, layer in _LAYERS:
            if part in name:
                return layer
        frame = frame.f_back
    return _REST


@contextmanager
def sampling() -> Generator[Counter[str]]:
    """Counts of the layers that were at work, one per tick of CPU time."""
    seen: Counter[str] = Counter()

    def note(_: int, frame: FrameType | None) -> None:
        seen[layer_of(frame)] += 1

    signal.signal(signal.SIGPROF, note)
    signal.setitimer(signal.ITIMER_PROF, 0.001, 0.001)
    try:
        yield seen
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def sync_calls(kind: str, url: str, calls: int) -> tuple[float, Counter[str]]:
    """CPU seconds of calls one after the other, and their layers."""
    make, call = _using("sync_client")
    with make(kind, url) as client:
        for _ in range(100):
            call(client)
        begun = process_time()
        with sampling() as seen:
            for _ in range(calls):
                call(client)
        return process_time() - begun, seen


def async_calls(tasks: int, url: str, calls: int) -> tuple[float, Counter[str]]:
    """The same of calls by so many tasks at once."""
    make, call = _using("async_client")

    async def several(client: Any, number: int) -> None:
        for _ in range(number):
            await call(client)

    async def run() -> tuple[float, Counter[str]]:
        async with make("realtimekit", url) as client:
            await asyncio.gather(*(several(client, 5) for _ in range(tasks)))
            begun = process_time()
            with sampling() as seen:
                await asyncio.gather(*(several(client, calls // tasks) for _ in range(tasks)))
            return process_time() - begun, seen

    return asyncio.run(run())


def _using(maker: str) -> tuple[Callable[..., Any], Callable[[Any], Any]]:
    """What makes a client, and the call of the API's reference page."""
    reference = import_module("reference")

    def call(client: Any) -> Any:
        return client.realtime_kit.recordings.start_recordings(
            reference.APP, account_id=reference.ACCOUNT, **reference.BODY
        )

    return getattr(import_module("clients"), maker), call


def table(title: str, cpu: float, seen: Counter[str]) -> str:
    """The layers of one path, the costliest first."""
    lines = [f"**{title}**: {cpu * 1e6:.0f} µs of CPU", "", "| Layer | µs | share |"]
    lines.append("| --- | ---: | ---: |")
    for layer, count in seen.most_common():
        share = count / seen.total()
        lines.append(f"| {layer} | {share * cpu * 1e6:.0f} | {share:.0%} |")
    return "\n".join(lines)


def main(calls: int) -> None:
    """Print the profile of each hot path."""
    inputs = import_module("tests.programs.benchmarks.inputs")
    serving = import_module("tests.programs.benchmarks.serving").serving
    with tempfile.NamedTemporaryFile() as body:
        body.write(inputs.reference_response())
        body.flush()
        with serving(Path(body.name)) as url:
            paths: dict[str, Callable[[], tuple[float, Counter[str]]]] = {
                "One sync call": lambda: sync_calls("realtimekit", url, calls),
                "One sync call with `[fast]`": lambda: sync_calls("fast", url, calls),
                "One async call, 1 task": lambda: async_calls(1, url, calls),
                "One async call, 50 tasks": lambda: async_calls(50, url, calls),
            }
            for title, measure in paths.items():
                cpu, seen = measure()
                print(table(title, cpu / calls, seen), end="\n\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 10_000)
