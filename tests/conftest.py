"""What all tests share: how examples are found, and the switch that rewrites what is expected."""

from __future__ import annotations

import os

import hypothesis
import pytest

# The same examples in every run, so that a failure is the change's and not the day's; new ones are
# looked for with HYPOTHESIS_PROFILE=search.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis.settings.register_profile("search", max_examples=1000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


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
