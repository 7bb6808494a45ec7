"""The runtime is tested as users get it: inside of a package, here a hand-written one.

`tests/packages/sample_api` holds a client in the layout that the templates produce; with the runtime
copied into it, it can be imported. Servers are real, on a free port of the loopback.
"""

from __future__ import annotations

import atexit
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

_TESTS = Path(__file__).parents[1]
_TEMPLATES = _TESTS.parent / "templates" / "package"
_COPIED = ("_runtime", "testing.py")
"""Links to the templates, for type checkers. Windows may have made plain files of them."""


def _install_sample() -> None:
    """Put the package `sample_api` where it can be imported."""
    root = Path(tempfile.mkdtemp(prefix="sample-api-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    package = root / "sample_api"
    ours = shutil.ignore_patterns(*_COPIED, "__pycache__")
    shutil.copytree(_TESTS / "packages" / "sample_api", package, ignore=ours)
    shutil.copytree(_TEMPLATES / "_runtime", package / "_runtime")
    shutil.copy(_TEMPLATES / "testing.py", package)
    sys.path.insert(0, str(root))


_install_sample()

from .. import loops  # noqa: E402
from .calling import Caller  # noqa: E402
from .serving import Server, serve  # noqa: E402


@pytest.fixture
def server() -> Iterator[Server]:
    """A server to be called."""
    yield from serve()


@pytest.fixture
def other_server() -> Iterator[Server]:
    """A server of another origin."""
    yield from serve()


# httpx2 doesn't close the generator of a body that is not read to its end, and nobody else can reach
# it: trio warns of that one, and of nothing else.
_HTTPX2 = pytest.param(
    "async-httpx2",
    marks=(
        pytest.mark.filterwarnings(r"ignore:[\s\S]*PoolByteStream\.__aiter__")
        if loops.IS_TRIO
        else ()
    ),
)
_WAYS = ["sync-default", "async-default", "sync-pyreqwest", "sync-httpx", _HTTPX2]
if loops.LOOP == "asyncio":  # pyreqwest knows asyncio only
    _WAYS.append("async-pyreqwest")


@pytest.fixture(params=_WAYS)
def caller(request: pytest.FixtureRequest, server: Server) -> Caller:
    """Every way of calling: synchronous and not, over each HTTP library."""
    kind, library = request.param.split("-")
    return Caller(kind, library, server)


@pytest.fixture(params=["sync", "async"])
def is_async(request: pytest.FixtureRequest) -> bool:
    """Whether to call with a transport for tasks."""
    return bool(request.param == "async")


@pytest.fixture
def fast_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    """No wait before a retry; the rule for the delay has its own test."""
    from sample_api._runtime.exchange import retries

    monkeypatch.setattr(retries, "backoff", lambda _: 0.0)


@pytest.fixture
def item() -> dict[str, Any]:
    """A response that conforms."""
    return {
        "success": True,
        "data": {
            "id": "i1",
            "made": "2019-12-27T18:11:19.117Z",
            "color": "dark blue",
            "size": 0,
            "link": None,
            "caller": {"name": "Ada", "user_Id": "u1"},
        },
    }
