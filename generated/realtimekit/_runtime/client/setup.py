"""From the arguments of a constructor or of `copy` to the settings of a client."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec

from ..describe.credentials import Credential, Credentials
from ..describe.options import DEFAULT_TIMEOUT, as_timeout
from ..describe.service import ClientConfig, Given, Service
from ..values.fields import checked_headers
from ..values.kinds import is_sequence
from ..values.models import UNSET
from .accepted import check_settings

_FIXED: Final = frozenset({"request_id_headers"})
"""What no user sets."""


def configured(service: Service, given: Given) -> ClientConfig:
    """The settings of a new client.

    Raises:
        ValueError, TypeError: A setting is invalid. The message begins with its name.
    """
    return _refused_outside(lambda: _configured(service, given))


def changed(config: ClientConfig, given: Given) -> ClientConfig:
    """The settings of a copy.

    Args:
        config: The present settings.
        given: New settings. None keeps the present one, as does UNSET for settings that can be
            None. Headers and query parameters are added to the present ones.

    Raises:
        ValueError, TypeError: A setting is invalid. The message begins with its name.
    """
    return _refused_outside(lambda: _changed(config, given))


def how_to_change(service: Service, name: str) -> str:
    """The way to another value of a setting; nothing where the name is that of none."""
    if name == "transport":
        return "give it to the client that is made"
    if name in service.schemes or (name in ClientConfig.__struct_fields__ and name not in _FIXED):
        return f"copy({name}=…) makes a client with another, over the same connections"
    return ""


def _refused_outside(make: Callable[[], ClientConfig]) -> ClientConfig:
    try:
        return make()
    except TypeError as error:
        failure: Exception = TypeError(str(error))
    except ValueError as error:
        failure = ValueError(str(error))
    # Raised out here, the error is without the frames whose local variables hold secrets.
    raise failure


def _configured(service: Service, given: Given) -> ClientConfig:
    """The settings of a new client. The generated constructor gives a value for each."""
    settings = dict(given.settings)
    check_settings(settings)
    given_url = settings["base_url"] or _from_environment(service.base_url_variable)
    settings["base_url"] = _base_url(service, given_url)
    settings["is_moved"] = bool(given_url)
    settings["timeout"] = as_timeout(settings["timeout"], DEFAULT_TIMEOUT)
    settings["default_headers"] = {
        **service.headers,
        **checked_headers(settings["default_headers"]),
    }
    settings["default_query"] = dict(settings["default_query"] or {})
    settings["middleware"] = _middleware(settings["middleware"] or ())
    return ClientConfig(
        own_headers=service.headers,
        request_id_headers=service.request_id_headers,
        credentials=_credentials(service, given.credentials),
        **settings,
    )


def _changed(config: ClientConfig, given: Given) -> ClientConfig:
    kept = {name: value for name, value in given.settings.items() if value is not None}
    check_settings(kept)
    if given.credentials:
        kept["credentials"] = config.credentials.replaced(given.credentials)
    if "base_url" in kept:
        kept["base_url"] = _checked_base_url(kept["base_url"])
        kept["is_moved"] = True
    kept["timeout"] = as_timeout(given.settings["timeout"], config.timeout)
    added = checked_headers(kept.get("default_headers"))
    kept["default_headers"] = {**config.default_headers, **added}
    kept["default_query"] = {**config.default_query, **kept.get("default_query", {})}
    if "middleware" in kept:
        kept["middleware"] = _middleware(kept["middleware"])
    bound = given.settings["max_response_bytes"]
    kept["max_response_bytes"] = config.max_response_bytes if bound is UNSET else bound
    return msgspec.structs.replace(config, **kept)


def _from_environment(variable: str) -> str | None:
    return os.environ.get(variable) if variable else None


def _base_url(service: Service, given: str | None) -> str:
    url = given or service.base_url
    if not url:
        how = _or_set(service.base_url_variable)
        raise ValueError(f"base_url: missing; pass the server's address{how}")
    return _checked_base_url(url)


def _checked_base_url(url: str) -> str:
    """A base URL without trailing slashes.

    Raises:
        ValueError: It is not an absolute http or https URL, or it has a user name, password, query
            or fragment.
    """
    try:
        parts = urlsplit(url)
        port_is_valid = parts.port != 0
    except ValueError:
        raise ValueError("base_url: expected a valid URL") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_is_valid:
        raise ValueError("base_url: expected an absolute http or https URL")
    if "@" in parts.netloc or parts.query or parts.fragment or not url.isascii():
        raise ValueError(
            "base_url: can't contain a user name, password, query, fragment or non-ASCII text"
        )
    if not url.isprintable() or " " in url:
        raise ValueError("base_url: can't contain spaces or control characters")
    return url.rstrip("/")


def _middleware(given: Any) -> tuple[Callable[..., Any], ...]:
    layers = tuple(given) if is_sequence(given) else (given,)
    if not all(map(callable, layers)) or not is_sequence(given):
        raise TypeError("middleware: expected a list of functions")
    return layers


def _or_set(variable: str) -> str:
    return f", or set the environment variable {variable}" if variable else ""


def _credentials(service: Service, given: Mapping[str, Credential | None]) -> Credentials:
    """The given credentials, and those of the environment for names without one."""
    values = dict(given)
    for name, scheme in service.schemes.items():
        if values.get(name) is None and scheme.variable:
            values[name] = os.environ.get(scheme.variable)
    return Credentials(service.schemes, values)
