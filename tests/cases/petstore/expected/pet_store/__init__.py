"""A Python client of Pet store."""

__version__ = "0.1.0"

_NAMES = """
_client
    AsyncPetStore PetStore
_runtime.answer
    APIConnectionError APIError APIResponse APIResponseValidationError APIStatusError
    APITimeoutError AsyncAPIResponse AsyncStreamedResponse AuthenticationError BadRequestError
    ClientClosedError ConflictError InternalServerError InvalidRequestError MissingCredentialsError
    NotFoundError PermissionDeniedError RateLimitError StreamedResponse UnprocessableEntityError
_runtime.describe
    Timeout
_runtime.transports
    AsyncDefaultTransport AsyncHttpxTransport AsyncPyreqwestTransport AsyncTransport
    AsyncTransportResponse DefaultTransport HttpxTransport PyreqwestTransport Transport
    TransportError TransportRequest TransportResponse TransportTimeoutError
_runtime.values
    Deviation Model OpenModel UNSET UnsetType
types
    *
"""


def __getattr__(name: str) -> object:
    from ._runtime.front import find

    return find(name, globals(), _NAMES)


def __dir__() -> list[str]:
    from ._runtime.front import names

    return sorted({*globals(), *names(globals(), _NAMES)})
