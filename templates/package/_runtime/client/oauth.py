"""Tokens of the OAuth 2.0 client credentials grant (RFC 6749 §4.4), fetched and fetched anew."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from time import monotonic
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote_plus, urlencode, urlsplit

import msgspec

from ..answer.errors import MissingCredentialsError
from ..describe.options import Timeout
from ..transports import AsyncDefaultTransport, DefaultTransport
from ..transports.protocol import TransportError, TransportRequest
from ..values.kinds import is_object
from ..values.package import public
from ..values.redaction import Secret

if TYPE_CHECKING:
    from ..transports.protocol import AsyncTransport, Transport

_LEEWAY: Final = 30.0
"""Seconds before its end in which a token is not used any more: a request takes time."""

_LONGEST: Final = 1024 * 1024
_ON_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_LIMITS: Final = Timeout(total=60.0, connect=5.0, read=60.0, write=60.0, pool=60.0)


class _Grant:
    """What both kinds share: the request for a token, and how long it holds."""

    def __init__(
        self,
        client_id: str,
        client_secret: str,
        *,
        token_url: str,
        scopes: Iterable[str] = (),
        in_body: bool = False,
        parameters: dict[str, str] | None = None,
        transport: Any = None,
    ) -> None:
        """Describe the grant; nothing is sent before the first call.

        Args:
            client_id: The id of the program.
            client_secret: Its secret.
            token_url: The token endpoint, an https URL; http is for the loopback only.
            scopes: What the token is to be good for.
            in_body: Whether id and secret go into the body, for servers that don't take them in the
                header `Authorization` (RFC 6749 §2.3.1).
            parameters: What else the endpoint wants, such as `audience`.
            transport: The transport to use; by default one that is made for each token.

        Raises:
            ValueError: The URL would show the secret on the network.
        """
        parts = urlsplit(token_url)
        if parts.scheme != "https" and parts.hostname not in _ON_LOOPBACK:
            raise ValueError("token_url: expected an https URL, as the secret is sent there")
        self._token_url = token_url
        self._request = _request(
            (client_id, Secret(client_secret)), token_url, tuple(scopes), in_body, parameters or {}
        )
        self._transport = transport
        self._token: Secret | None = None
        self._ends = 0.0

    def refresh(self) -> None:
        """Forget the token, which a server has refused."""
        self._token = None

    def _present(self) -> Secret | None:
        return self._token if monotonic() < self._ends else None

    def _taken(self, status: int, body: bytes) -> Secret:
        """The token of an answer (RFC 6749 §5.1)."""
        try:
            answer: Any = msgspec.json.decode(body)
        except msgspec.DecodeError:
            answer = None
        members = answer if is_object(answer) else {}
        token, seconds = members.get("access_token"), members.get("expires_in")
        if status != 200 or not isinstance(token, str) or not token:
            raise _refusal(f"it answered {status}", members)
        lasts = float(seconds) if isinstance(seconds, (int, float)) else float("inf")
        self._ends = monotonic() + max(lasts - _LEEWAY, lasts / 2)
        self._token = Secret(token)
        return self._token

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {urlsplit(self._token_url).hostname}>"

    def __reduce__(self) -> str:
        raise TypeError(f"{type(self).__name__} can't be pickled: it holds a secret")


@public
class ClientCredentials(_Grant):
    """A credential that is fetched from a token endpoint when it is needed, and again in time.

    For example:
        token = ClientCredentials("id", "secret", token_url="https://auth.example/token")
    """

    def __call__(self) -> str:
        """The token, fetched if there is none or it is about to end.

        Raises:
            MissingCredentialsError: The endpoint gave none.
        """
        token = self._present()
        return self._fetched() if token is None else token

    def _fetched(self) -> Secret:
        transport: Transport = self._transport or DefaultTransport()
        try:
            reply = transport.send(self._request)
            try:
                body = b"".join(reply.iter_bytes())[:_LONGEST]
            finally:
                reply.close()
            return self._taken(reply.status, body)
        except TransportError as error:
            failure = _refusal(str(error), {})
        finally:
            if self._transport is None:
                transport.close()
        raise failure


@public
class AsyncClientCredentials(_Grant):
    """`ClientCredentials` for the asynchronous client."""

    async def __call__(self) -> str:
        """The token, fetched if there is none or it is about to end.

        Raises:
            MissingCredentialsError: The endpoint gave none.
        """
        token = self._present()
        return await self._fetched() if token is None else token

    async def _fetched(self) -> Secret:
        transport: AsyncTransport = self._transport or AsyncDefaultTransport()
        try:
            reply = await transport.send(self._request)
            try:
                body = b"".join([piece async for piece in reply.iter_bytes()])[:_LONGEST]
            finally:
                await reply.close()
            return self._taken(reply.status, body)
        except TransportError as error:
            failure = _refusal(str(error), {})
        finally:
            if self._transport is None:
                await transport.close()
        raise failure


def _request(
    client: tuple[str, str],
    url: str,
    scopes: tuple[str, ...],
    in_body: bool,
    parameters: dict[str, str],
) -> TransportRequest:
    form = {"grant_type": "client_credentials", **parameters}
    if scopes:
        form["scope"] = " ".join(scopes)
    headers = [
        ("accept", "application/json"),
        ("content-type", "application/x-www-form-urlencoded"),
    ]
    if in_body:
        form |= {"client_id": client[0], "client_secret": client[1]}
    else:
        pair = ":".join(map(quote_plus, client)).encode()
        headers.append(("authorization", Secret(f"Basic {b64encode(pair).decode()}")))
    body = urlencode(form).encode()
    return TransportRequest("POST", url, tuple(headers), body, _LIMITS, url.partition("?")[0])


def _refusal(reason: str, members: dict[str, Any]) -> MissingCredentialsError:
    """The error, with what the endpoint says (RFC 6749 §5.2)."""
    told = [members.get(name) for name in ("error", "error_description")]
    words = [text for text in told if isinstance(text, str) and text.isprintable()]
    text = ": ".join([f"the token endpoint gave no token: {reason}", *words])
    return MissingCredentialsError(text[:500])
