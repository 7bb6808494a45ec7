"""The settings of a run: the table `[tool.fragmint]` and the options that override it."""

from __future__ import annotations

from .model import Config, ResponseTypes, default_config
from .parse import ParsedConfig, parse_clients, parse_config

__all__ = [
    "Config",
    "ParsedConfig",
    "ResponseTypes",
    "default_config",
    "parse_clients",
    "parse_config",
]
