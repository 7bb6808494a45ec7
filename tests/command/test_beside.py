"""Work done in a process beside: the same value, whatever becomes of that process."""

from __future__ import annotations

import subprocess
import sys

import pytest

from fragmint import default_config, pipeline
from fragmint.cli.beside import beside
from fragmint.source import Source

# In a process of its own, since one that tests run in has threads, and does not fork. Without a
# second processor nothing is forked either.
PROGRAM = """
import os, threading
from fragmint.cli.beside import beside

parent = os.getpid()
forks = len(os.sched_getaffinity(0)) > 1 if hasattr(os, "sched_getaffinity") else False

def in_child():
    return os.getpid() != parent

def fail_in_child():
    assert not in_child()
    return "done here"

def die_in_child():
    if in_child():
        os.kill(os.getpid(), 9)
    return "done here"

def half_in_child():
    return (lambda: None) if in_child() else "done here"  # what can't be sent

def fail():
    raise ValueError("as it would be here")

def value(work):
    with beside(work) as result:
        return result()
"""

CASES = {
    "is done elsewhere": "assert value(in_child) == forks",
    "fails there": "assert value(fail_in_child) == 'done here'",
    "dies there": "assert value(die_in_child) == 'done here'",
    "can't be sent": "assert value(half_in_child) == 'done here'",
    "fails everywhere": """
try:
    value(fail)
except ValueError as error:
    assert str(error) == "as it would be here"
else:
    raise AssertionError
""",
    "is not asked for": """
with beside(lambda: threading.Event().wait()):
    pass
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    pass
else:
    raise AssertionError("a process was left behind")
""",
    "has a neighbour thread": """
done = threading.Event()
threading.Thread(target=done.wait).start()
assert not value(in_child)
done.set()
""",
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_work_that(case: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM + case], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


RIGHT = """\
openapi: 3.1.0
info: {title: Museum, version: '1'}
paths:
  /tickets:
    get:
      operationId: listTickets
      responses: {'204': {description: none}}
"""


@pytest.mark.parametrize(
    "text",
    [
        RIGHT,
        "openapi: [",
        RIGHT.replace(", version: '1'", ""),  # found by the check
        RIGHT.replace("/tickets:", "/tickets/{id}:"),  # found by parsing
        RIGHT.replace("{description: none}", "{$ref: '#/components/responses/None'}"),
        RIGHT.replace("listTickets", "listTickets\n      x-fragmint-method: 3"),
        RIGHT.replace("paths:", "x-fragmint-failure: {success: 3}\npaths:"),
    ],
)
def test_a_document_that_is_checked_beside_comes_out_alike(text: str) -> None:
    source, config = Source("museum.yaml", text), default_config("museum")
    alone = pipeline.generate(source, config)
    assert pipeline.generate(source, config, begin=beside) == alone
