"""fragmint mints a typed Python client from an OpenAPI document.

    import fragmint

    source = fragmint.Source("museum.yaml", text)
    result = fragmint.generate(source, fragmint.default_config("museum"))

The names are loaded when they are first used: the command must start without them.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself costs more than the whole run of a command with nothing to do
    from .config import Config, ParsedConfig, default_config, parse_config
    from .findings.diagnostic import Diagnostic
    from .findings.rules import Severity
    from .pipeline import RenderedFile, Result, Summary, generate
    from .source import Source, Span

__version__ = "0.1.0"

__all__ = [
    "Config",
    "Diagnostic",
    "ParsedConfig",
    "RenderedFile",
    "Result",
    "Severity",
    "Source",
    "Span",
    "Summary",
    "__version__",
    "default_config",
    "generate",
    "parse_config",
]

_HOMES = {
    "Config": "config",
    "Diagnostic": "findings.diagnostic",
    "ParsedConfig": "config",
    "RenderedFile": "pipeline",
    "Result": "pipeline",
    "Severity": "findings.rules",
    "Source": "source",
    "Span": "source",
    "Summary": "pipeline",
    "default_config": "config",
    "generate": "pipeline",
    "parse_config": "config",
}


def __getattr__(name: str) -> object:
    """Load a public name from its module (PEP 562)."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{home}", __name__), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
