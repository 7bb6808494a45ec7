"""A Python client of Cloudflare RealtimeKit recordings."""

# ruff: noqa: F403
from ._client import AsyncCloudflare as AsyncCloudflare
from ._client import Cloudflare as Cloudflare
from ._runtime.answer import APIConnectionError as APIConnectionError
from ._runtime.answer import APIError as APIError
from ._runtime.answer import APIResponse as APIResponse
from ._runtime.answer import APIResponseValidationError as APIResponseValidationError
from ._runtime.answer import APIStatusError as APIStatusError
from ._runtime.answer import APITimeoutError as APITimeoutError
from ._runtime.answer import AsyncAPIResponse as AsyncAPIResponse
from ._runtime.answer import AsyncStreamedResponse as AsyncStreamedResponse
from ._runtime.answer import AuthenticationError as AuthenticationError
from ._runtime.answer import BadRequestError as BadRequestError
from ._runtime.answer import ClientClosedError as ClientClosedError
from ._runtime.answer import ConflictError as ConflictError
from ._runtime.answer import InternalServerError as InternalServerError
from ._runtime.answer import InvalidRequestError as InvalidRequestError
from ._runtime.answer import MissingCredentialsError as MissingCredentialsError
from ._runtime.answer import NotFoundError as NotFoundError
from ._runtime.answer import PermissionDeniedError as PermissionDeniedError
from ._runtime.answer import RateLimitError as RateLimitError
from ._runtime.answer import StreamedResponse as StreamedResponse
from ._runtime.answer import UnprocessableEntityError as UnprocessableEntityError
from ._runtime.describe import Timeout as Timeout
from ._runtime.transports import AsyncDefaultTransport as AsyncDefaultTransport
from ._runtime.transports import AsyncHttpxTransport as AsyncHttpxTransport
from ._runtime.transports import AsyncPyreqwestTransport as AsyncPyreqwestTransport
from ._runtime.transports import AsyncTransport as AsyncTransport
from ._runtime.transports import AsyncTransportResponse as AsyncTransportResponse
from ._runtime.transports import DefaultTransport as DefaultTransport
from ._runtime.transports import HttpxTransport as HttpxTransport
from ._runtime.transports import PyreqwestTransport as PyreqwestTransport
from ._runtime.transports import Transport as Transport
from ._runtime.transports import TransportError as TransportError
from ._runtime.transports import TransportRequest as TransportRequest
from ._runtime.transports import TransportResponse as TransportResponse
from ._runtime.transports import TransportTimeoutError as TransportTimeoutError
from ._runtime.values import UNSET as UNSET
from ._runtime.values import Deviation as Deviation
from ._runtime.values import Model as Model
from ._runtime.values import OpenModel as OpenModel
from ._runtime.values import UnsetType as UnsetType
from .types import *

__version__: str
