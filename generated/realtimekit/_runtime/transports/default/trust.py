"""Which servers are trusted, and the certificate of the client."""

from __future__ import annotations

import os
from threading import Lock
from typing import TYPE_CHECKING, TypeAlias, TypeGuard, cast

import httpcore2

from ...values.kinds import is_tuple, name_of_type
from ...values.redaction import Secret

if TYPE_CHECKING:
    from ssl import SSLContext

__all__ = ["Certificate", "Context", "Path", "Trust", "Verify"]

Path: TypeAlias = str | os.PathLike[str]
Verify: TypeAlias = "bool | Path | SSLContext"
Certificate: TypeAlias = Path | tuple[Path, Path] | tuple[Path, Path, str]
"""A file with certificate and key; or two files; or these and the password of the key."""


class Trust:
    """The certificates for TLS. Files are read when the first connection is made.

    Raises:
        FileNotFoundError: A file that is named does not exist.
        TypeError, ValueError: A setting is invalid. The message begins with its name.
    """

    def __init__(self, verify: Verify, cert: Certificate | None) -> None:
        self._verify = verify
        self._chain = None if cert is None else _chain(cert)
        if _is_path(verify):
            _check_present("verify", verify)
        elif not isinstance(verify, bool):
            _check_context(verify, cert)

    def context(self) -> Context:
        """The context of all connections.

        Raises:
            OSError: A file has no certificate or no key, or the password is wrong.
        """
        context = self._of_authorities()
        if self._chain is not None:
            file, key, password = self._chain
            # Not None: OpenSSL would ask for the password of a key at the terminal.
            context.load_cert_chain(file, key, password or "")
        return Context(context)

    def _of_authorities(self) -> SSLContext:
        """By default those of the system, or of `SSL_CERT_FILE` and `SSL_CERT_DIR`."""
        if _is_path(self._verify):
            from ssl import create_default_context

            is_folder = os.path.isdir(self._verify)
            file, folder = (None, self._verify) if is_folder else (self._verify, None)
            return create_default_context(cafile=file, capath=folder)
        if isinstance(self._verify, bool):
            return _of_the_system(self._verify)
        return cast("SSLContext", self._verify)  # as the constructor has seen


class Context:
    """An SSL context as the library takes it, which sets the protocols for each connection.

    Here they are set once: OpenSSL may be copying them for another thread, and would read memory
    that is freed (python/cpython#141012).
    """

    def __init__(self, context: SSLContext) -> None:
        self.context = context
        self._protocols: list[str] = []
        self._lock = Lock()

    def set_alpn_protocols(self, protocols: list[str]) -> None:
        """See `SSLContext.set_alpn_protocols`."""
        with self._lock:
            if protocols != self._protocols:
                self.context.set_alpn_protocols(protocols)
                self._protocols = protocols


def _of_the_system(is_checked: bool) -> SSLContext:
    context = httpcore2.default_ssl_context()
    if not is_checked:
        from ssl import CERT_NONE

        context.check_hostname = False
        context.verify_mode = CERT_NONE
    return context


def _chain(cert: Certificate) -> tuple[Path, Path | None, Secret | None]:
    """Certificate, key and password."""
    parts = cert if is_tuple(cert) else (cert,)
    match parts:
        case (file,) if _is_path(file):
            _check_present("cert", file)
            return file, None, None
        case (file, key) if _is_path(file) and _is_path(key):
            password = None
        case (file, key, str(text)) if _is_path(file) and _is_path(key):
            password = Secret(text)
        case _:
            raise TypeError(
                "cert: expected a file with certificate and key, or a tuple of the two files and, "
                "if it has one, the key's password"
            )
    _check_present("cert", file)
    _check_present("cert", key)
    return file, key, password


def _check_context(verify: object, cert: object) -> None:
    from ssl import SSLContext

    if not isinstance(verify, SSLContext):
        raise TypeError(
            "verify: expected True, False, a file or folder of certificates, or an SSLContext, "
            f"got {name_of_type(verify)}"
        )
    if cert is not None:
        raise ValueError("cert: the context that verify is takes it: context.load_cert_chain(...)")


def _is_path(value: object) -> TypeGuard[Path]:
    return isinstance(value, (str, os.PathLike))


def _check_present(setting: str, path: Path) -> None:
    if not os.path.exists(path):
        raise FileNotFoundError(f"{setting}: there is no {os.fspath(path)!r}")
