"""What the package's front offers names the front as its module: in tracebacks, help and pickles."""

from __future__ import annotations

import pickle
import traceback
import typing
from typing import Any

import pytest

import realtimekit

CLASSES = [
    each for name in dir(realtimekit) if isinstance(each := getattr(realtimekit, name), type)
]


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_a_class_is_found_where_it_says(cls: type[Any]) -> None:
    if cls is not realtimekit.UnsetType:
        assert cls.__module__.split(".")[0] == "realtimekit"
        assert "._" not in cls.__module__
    assert pickle.loads(pickle.dumps(cls)) is cls
    assert typing.get_type_hints(cls) is not None


def test_a_traceback_shows_the_public_name() -> None:
    client = realtimekit.Cloudflare(api_token="t")
    client.close()
    with pytest.raises(realtimekit.ClientClosedError) as caught:
        client.get("/status", cast_to=object)
    assert traceback.format_exception_only(caught.value) == [
        "realtimekit.ClientClosedError: the client is closed\n"
    ]


def test_a_subclass_of_a_user_keeps_its_own_module() -> None:
    class Mine(realtimekit.Cloudflare):
        """Somebody's own."""

    class Worse(realtimekit.APIError):
        """Somebody's own."""

    assert Mine.__module__ == Worse.__module__ == __name__
