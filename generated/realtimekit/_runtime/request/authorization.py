"""Credentials that change from one attempt of a call to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from ..answer.errors import InvalidRequestError
from .headers import add_credentials, sent
from .urls import with_keys

if TYPE_CHECKING:
    from ..describe.credentials import Answered, Applied, Asking
    from ..describe.operation import Operation, Request
    from ..transports.protocol import TransportRequest


class Signing:
    """Adds credentials to a request that has everything else.

    Args:
        operation: The operation to call.
        request: The arguments of the call.
        fields: The header fields; those that are UNSET are not sent.
        bare: The request without credentials.
    """

    __slots__ = ("_bare", "_fields", "_request", "operation")

    def __init__(
        self,
        operation: Operation[Any],
        request: Request,
        fields: dict[str, Any],
        bare: TransportRequest,
    ) -> None:
        self.operation = operation
        self._request = request
        self._fields = fields
        self._bare = bare

    def signed(self, applied: Applied) -> TransportRequest:
        """The request with these credentials."""
        fields = dict(self._fields)
        add_credentials(fields, applied, self.operation, self._request)
        return msgspec.structs.replace(
            self._bare, url=with_keys(self._bare.url, applied), headers=sent(fields)
        )


class Authorization:
    """Asks for the credentials of one call, before each attempt and if they are refused."""

    __slots__ = ("_asking", "_last", "_signing", "was_renewed")

    def __init__(self, asking: Asking, signing: Signing) -> None:
        self._asking = asking
        self._signing = signing
        self._last: Answered | None = None
        self.was_renewed = False

    def request(self, *, is_refused: bool = False) -> TransportRequest | None:
        """The request with what is given as credentials now.

        Args:
            is_refused: Whether a server has refused those of the last request. None is returned if
                there are no others.

        Raises:
            InvalidRequestError: It can't be sent.
        """
        return self._with(self._asking.answered(self._last if is_refused else None), is_refused)

    async def request_async(self, *, is_refused: bool = False) -> TransportRequest | None:
        """As `request`, awaited."""
        refused = self._last if is_refused else None
        return self._with(await self._asking.answered_async(refused), is_refused)

    def _with(self, answered: Answered | None, is_refused: bool) -> TransportRequest | None:
        if answered is None:
            return None
        self._last, self.was_renewed = answered, self.was_renewed or is_refused
        try:
            return self._signing.signed(answered.applied())
        except (TypeError, ValueError) as error:
            text = str(error)
        # Raised out here, the error is without the frames whose local variables hold secrets.
        raise InvalidRequestError([text], operation=self._signing.operation.name)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._signing.operation.name}>"
