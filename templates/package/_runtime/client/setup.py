"""From what a user gives to the settings of a client."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

import msgspec

from ..describe.credentials import Credential, Credentials
from ..describe.options import DEFAULT_TIMEOUT, as_timeout
from ..describe.service import ClientConfig, Given, Service, Settings
from ..values.fields import checked_headers
from ..values.models import UNSET, UnsetType


def configured(service: Service, given: Given) -> ClientConfig:
    """The settings of a new client.

    Raises:
        TypeError: There is no such setting.
        ValueError: A value can't be; the message begins with the setting's name.
    """
    return _refused_outside(lambda: _configured(service, given))


def changed(config: ClientConfig, given: Given) -> ClientConfig:
    """Other settings; those that are None, or UNSET where None has a meaning, stay. Headers and
    query parameters are added to the present ones.

    Raises:
        ValueError: A value can't be; the message begins with the setting's name.
    """
    return _refused_outside(lambda: _changed(config, given))


def _refused_outside(make: Callable[[], ClientConfig]) -> ClientConfig:
    try:
        return make()
    except TypeError as error:
        failure: Exception = TypeError(str(error))
    except ValueError as error:
        failure = ValueError(str(error))
    # Out here the error is without the frames in which values lie open.
    raise failure


def _configured(service: Service, given: Given) -> ClientConfig:
    settings = given.settings
    unknown = settings.keys() - Settings.__annotations__.keys()
    if unknown:
        raise TypeError(f"no such setting: {', '.join(sorted(unknown))}")
    return ClientConfig(
        request_id_headers=service.request_id_headers,
        base_url=_base_url(service, settings.get("base_url")),
        credentials=_credentials(service, given.credentials),
        timeout=as_timeout(settings.get("timeout", UNSET), DEFAULT_TIMEOUT),
        max_retries=_checked_number("max_retries", settings.get("max_retries", 2)),
        default_headers=checked_headers(settings.get("default_headers")),
        default_query=dict(settings.get("default_query") or {}),
        strict=settings.get("strict", False),
        validate_requests=settings.get("validate_requests", True),
        max_response_bytes=_checked_bound(settings.get("max_response_bytes", UNSET)),
    )


def _changed(config: ClientConfig, given: Given) -> ClientConfig:
    kept = {name: value for name, value in given.settings.items() if value is not None}
    if given.credentials:
        kept["credentials"] = config.credentials.replaced(given.credentials)
    if "base_url" in kept:
        kept["base_url"] = _checked_base_url(kept["base_url"])
    if "max_retries" in kept:
        _checked_number("max_retries", kept["max_retries"])
    kept["timeout"] = as_timeout(given.settings["timeout"], config.timeout)
    added = checked_headers(kept.get("default_headers"))
    kept["default_headers"] = {**config.default_headers, **added}
    kept["default_query"] = {**config.default_query, **kept.get("default_query", {})}
    bound = given.settings["max_response_bytes"]
    kept["max_response_bytes"] = (
        config.max_response_bytes if bound is UNSET else _checked_bound(bound)
    )
    return msgspec.structs.replace(config, **kept)


def _base_url(service: Service, given: str | None) -> str:
    variable = service.base_url_variable
    url = given or (os.environ.get(variable) if variable else None) or service.base_url
    if not url:
        raise ValueError(f"base_url: give the address of the server{_or_set(variable)}")
    return _checked_base_url(url)


def _checked_base_url(url: str) -> str:
    """A base URL without trailing slash.

    Raises:
        ValueError: It is no absolute http(s) URL, or holds user, password, query or fragment.
    """
    try:
        parts = urlsplit(url)
        port_is_valid = parts.port != 0
    except ValueError:
        raise ValueError("base_url: not a valid URL") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_is_valid:
        raise ValueError("base_url: expected an absolute http or https URL")
    if "@" in parts.netloc or parts.query or parts.fragment or not url.isascii():
        raise ValueError("base_url: can't hold user, password, query, fragment or non-ASCII text")
    if not url.isprintable() or " " in url:
        raise ValueError("base_url: can't hold spaces or control characters")
    return url.rstrip("/")


def _or_set(variable: str) -> str:
    return f", or set the environment variable {variable}" if variable else ""


def _credentials(service: Service, given: Mapping[str, Credential | None]) -> Credentials:
    """The given credentials; where there is none, that of the environment."""
    values = dict(given)
    for name, scheme in service.schemes.items():
        if values.get(name) is None and scheme.variable:
            values[name] = os.environ.get(scheme.variable)
    return Credentials(service.schemes, values)


def _checked_number(name: str, number: int) -> int:
    if number < 0:
        raise ValueError(f"{name}: expected 0 or more, got {number}")
    return number


def _checked_bound(number: int | UnsetType | None) -> int | UnsetType | None:
    return _checked_number("max_response_bytes", number) if isinstance(number, int) else number
