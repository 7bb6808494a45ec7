"""Types of the resources."""

_NAMES = """
files_params
    FileUploadParams
things
    Thing
things_params
    ThingThingsParams
webhooks
    WebhookEvent
"""


def __getattr__(name: str) -> object:
    from .._runtime.front import find

    return find(name, globals(), _NAMES)


def __dir__() -> list[str]:
    from .._runtime.front import names

    return sorted({*globals(), *names(globals(), _NAMES)})
