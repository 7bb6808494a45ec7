"""Signatures by the Standard Webhooks specification, 1.0: those that a shared secret makes (`v1`)."""

from __future__ import annotations

import base64
import binascii
import hmac
import math
import os
import re
import time
from collections.abc import Iterable, Sequence
from typing import Final, Protocol, TypeAlias

from ..values.redaction import Secret, Veiled
from .faults import WebhookError, WebhookVerificationError

TOLERANCE: Final = 300.0
"""The most seconds between the time of a signature and now, in both directions."""

WebhookSecrets: TypeAlias = str | bytes | Sequence[str | bytes]
"""A secret, or several of which any will do while one takes the place of another.

A string is Base64, with or without `whsec_` before it; bytes are the key itself.
"""

_ID, _TIMESTAMP, _SIGNATURE = "webhook-id", "webhook-timestamp", "webhook-signature"
_SECRET_PREFIX, _PUBLIC_PREFIX = "whsec_", "whpk_"
_SECONDS = re.compile("[0-9]{1,15}", re.ASCII)


class WebhookHeaderFields(Protocol):
    """The header fields of a request, as every web framework has them: a mapping, or what has its `items`."""

    def items(self) -> Iterable[tuple[str, str]]:
        """Names and values, in any case and order."""
        ...


class SigningKeys(Veiled, frozen=True):
    """The secrets that signatures are checked with. Nobody sees what it holds.

    Attributes:
        secrets: The secrets as they were given.
        variable: The environment variable that stands in where none was given; "" for none.
    """

    secrets: tuple[Secret | bytes, ...]
    variable: str = ""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


def signing_keys(given: WebhookSecrets | None, variable: str = "") -> SigningKeys:
    """The secrets that a caller gives, out of sight. Never raises: they are read when they are needed."""
    if given is None:
        return SigningKeys((), variable)
    several = (given,) if isinstance(given, (str, bytes)) else given
    return SigningKeys(tuple(Secret(each) if isinstance(each, str) else each for each in several))


def encoded(body: bytes | str) -> bytes:
    """The bytes of a body.

    Raises:
        WebhookError: It is no text that can be written in UTF-8.
    """
    if isinstance(body, str):
        try:
            return body.encode()
        except UnicodeEncodeError:
            fault = WebhookError("the body of the webhook is no valid Unicode", "not_unicode")
        raise fault
    return body


def verify(
    body: bytes | str, headers: WebhookHeaderFields, keys: SigningKeys, tolerance: float
) -> None:
    """Check that a webhook is signed with one of the secrets, and not long ago.

    Args:
        body: The body as it came, byte for byte.
        headers: The header fields of the request.
        keys: The secrets.
        tolerance: The most seconds between the time of the signature and now.

    Raises:
        WebhookVerificationError: No signature holds.
        WebhookError: There is no secret, or it is no Base64.
    """
    decoded = _decoded(keys)
    named = _fields(headers)
    seconds = _timely(named[_TIMESTAMP], tolerance)
    signatures = _understood(named[_SIGNATURE])
    signed = b".".join((named[_ID].encode("utf-8", "replace"), seconds.encode(), encoded(body)))
    if not _holds(decoded, signed, signatures):
        text = "no signature of the webhook is one of its body with the secret"
        raise WebhookVerificationError(text, "wrong_signature")


class _Keys(Veiled, frozen=True):
    """Keys that no traceback shows."""

    keys: tuple[bytes, ...]

    def __repr__(self) -> str:
        return f"<{len(self.keys)} keys>"


def _decoded(given: SigningKeys) -> _Keys:
    secrets = given.secrets
    if not secrets and (found := os.environ.get(given.variable, "")):
        secrets = tuple(Secret(each) for each in found.split())
    if not secrets:
        hint = f" or set the environment variable {given.variable}" if given.variable else ""
        text = f"there is no secret to verify the webhook with: pass `secret=`{hint}"
        raise WebhookError(text, "no_secret")
    if any(isinstance(each, str) and each.startswith(_PUBLIC_PREFIX) for each in secrets):
        text = (
            "public keys (`whpk_…`, signatures `v1a`) are not supported; use a secret (`whsec_…`)"
        )
        raise WebhookError(text, "bad_secret")
    keys = _Keys(tuple(map(_key, secrets)))
    if not all(keys.keys):
        text = "a secret of the webhook must be Base64, as in `whsec_…`, and not empty"
        raise WebhookError(text, "bad_secret")
    return keys


def _key(secret: Secret | bytes) -> bytes:
    """The key that a secret is; empty where it is none."""
    if isinstance(secret, bytes):
        return secret
    try:
        return base64.b64decode(secret.removeprefix(_SECRET_PREFIX).encode(), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        return b""


def _fields(headers: WebhookHeaderFields) -> dict[str, str]:
    """The three header fields of a signature, each of which has to be there.

    Signatures may come in several fields; of an id or a time one can't know which is meant.
    """
    found: dict[str, str] = {}
    for name, value in headers.items():
        key = name.lower()
        if key not in (_ID, _TIMESTAMP, _SIGNATURE):
            continue
        if key in found and key != _SIGNATURE:
            raise WebhookVerificationError(f"the header {key} is there twice", "repeated_header")
        found[key] = f"{found[key]} {value}" if key in found else value
    for key in (_ID, _TIMESTAMP, _SIGNATURE):
        if not found.get(key):
            raise WebhookVerificationError(f"the header {key} is missing", "missing_header")
    return found


def _timely(text: str, tolerance: float) -> str:
    """The time of a signature, if it is a number of seconds and near enough."""
    if not _SECONDS.fullmatch(text):
        message = "the header webhook-timestamp is no whole number of seconds"
        raise WebhookVerificationError(message, "bad_timestamp")
    age = time.time() - int(text)
    if not math.fabs(age) <= tolerance:
        way = "ago" if age > 0 else "in the future"
        message = (
            f"the webhook was signed {math.fabs(age):.0f} seconds {way}; {tolerance:g} are allowed"
        )
        raise WebhookVerificationError(message, "too_old" if age > 0 else "too_new")
    return text


def _understood(text: str) -> tuple[bytes, ...]:
    """The signatures of the version `v1` in a list such as `v1,… v1,… v1a,…`."""
    listed = [each.partition(",") for each in text.split()]
    understood = tuple(
        value.encode("utf-8", "replace") for version, _, value in listed if version == "v1"
    )
    if not understood:
        asymmetric = any(version == "v1a" for version, _, _ in listed)
        kind = "`v1a` (Ed25519), which is not supported" if asymmetric else "no known version"
        message = f"all signatures of the webhook are of {kind}; `v1` is needed"
        raise WebhookVerificationError(message, "unsupported_signature")
    return understood


def _holds(keys: _Keys, signed: bytes, signatures: tuple[bytes, ...]) -> bool:
    """Whether any signature is right. All are compared, in a time that tells nothing of them."""
    right = False
    for key in keys.keys:
        expected = base64.b64encode(hmac.digest(key, signed, "sha256"))
        for each in signatures:
            right |= hmac.compare_digest(expected, each)
    return right
