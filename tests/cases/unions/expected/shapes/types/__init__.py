"""Types of the resources."""

_NAMES = """
shapes
    Circle Group Key Password Shape ShapeStoreRequest ShapeStoreRequestTarget Square
shapes_params
    CircleParam GroupParam KeyParam PasswordParam ShapeDrawParams ShapeParam ShapeStoreParams
    ShapeStoreRequestTargetParam SquareParam
"""


def __getattr__(name: str) -> object:
    from .._runtime.front import find

    return find(name, globals(), _NAMES)


def __dir__() -> list[str]:
    from .._runtime.front import names

    return sorted({*globals(), *names(globals(), _NAMES)})
