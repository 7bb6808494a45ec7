"""What all tests share: the switch that rewrites what is expected."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --update-cases`: write what comes out as what is expected, to be read as a diff."""
    parser.addoption(
        "--update-cases", action="store_true", help="rewrite expected texts with what came out"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Expected texts are written by one process: several share a file."""
    if config.getoption("--update-cases"):
        config.option.numprocesses = 0


@pytest.fixture(scope="session")
def update_cases(request: pytest.FixtureRequest) -> bool:
    """Whether expected texts are to be rewritten."""
    return bool(request.config.getoption("--update-cases"))
