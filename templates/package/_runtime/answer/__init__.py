"""Responses, streamed responses, and the errors of a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..values.fields import HeaderMap as HeaderMap
from ..values.package import late
from .errors import APIConnectionError as APIConnectionError
from .errors import APIError as APIError
from .errors import APIResponseValidationError as APIResponseValidationError
from .errors import APIStatusError as APIStatusError
from .errors import APITimeoutError as APITimeoutError
from .errors import AuthenticationError as AuthenticationError
from .errors import BadRequestError as BadRequestError
from .errors import ClientClosedError as ClientClosedError
from .errors import ConflictError as ConflictError
from .errors import InternalServerError as InternalServerError
from .errors import InvalidRequestError as InvalidRequestError
from .errors import MissingCredentialsError as MissingCredentialsError
from .errors import NotFoundError as NotFoundError
from .errors import PermissionDeniedError as PermissionDeniedError
from .errors import RateLimitError as RateLimitError
from .errors import UnprocessableEntityError as UnprocessableEntityError
from .response import APIResponse as APIResponse
from .response import AsyncAPIResponse as AsyncAPIResponse
from .streaming import AsyncStreamedResponse as AsyncStreamedResponse
from .streaming import StreamedResponse as StreamedResponse

if TYPE_CHECKING:
    from .items import AsyncEventStream as AsyncEventStream
    from .items import EventStream as EventStream
    from .splitting import ServerSentEvent as ServerSentEvent

__getattr__ = late(
    __name__,
    {
        "AsyncEventStream": ".items",
        "EventStream": ".items",
        "ServerSentEvent": ".splitting",
    },
)
