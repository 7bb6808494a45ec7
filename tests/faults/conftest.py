"""A generated client against servers that misbehave.

The case `vault` has a place for a secret of every kind; the package `vault` is generated from its
document as users get it. Peers are sockets on the loopback.
"""

from __future__ import annotations

import atexit
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import fragmint

_DOCUMENT = Path(__file__).parents[1] / "cases" / "vault" / "spec.yaml"


def _generate_vault() -> None:
    """Put the package `vault` where it can be imported."""
    root = Path(tempfile.mkdtemp(prefix="vault-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    source = fragmint.Source("vault.yaml", _DOCUMENT.read_text(encoding="utf-8"))
    result = fragmint.generate(source, fragmint.default_config("vault"))
    assert result.files, result.diagnostics
    for file in result.files:
        path = root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")
    sys.path.insert(0, str(root))


_generate_vault()

from .calling import WAYS, Caller  # noqa: E402
from .peer import Peer, listening  # noqa: E402


@pytest.fixture
def peer() -> Iterator[Peer]:
    """A server that misbehaves."""
    with listening() as peer:
        yield peer


@pytest.fixture
def other() -> Iterator[Peer]:
    """A server of another origin."""
    with listening() as peer:
        yield peer


@pytest.fixture(params=WAYS)
def caller(request: pytest.FixtureRequest, peer: Peer) -> Caller:
    """Every way of calling: awaited or not, over the default transport or the fast one."""
    return Caller(request.param.startswith("async"), request.param.endswith("fast"), peer.address)


@pytest.fixture
def unreached() -> Iterator[Callable[..., Any]]:
    """Makes clients whose server must not hear of a call."""
    from vault import Vault
    from vault.testing import MockTransport

    transport = MockTransport({})

    def vault(**settings: Any) -> Vault:
        given: dict[str, Any] = {"token": "t", "transport": transport, **settings}
        return Vault(**given)

    yield vault
    assert transport.requests == []


@pytest.fixture
def fast_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    """No wait before a retry; the rule for the delay has its own test."""
    from vault._runtime.exchange import retries

    monkeypatch.setattr(retries, "backoff", lambda _: 0.0)
