"""What editors and consoles show of a method: its parameters, its text, what each face returns."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import jedi
import pytest

from realtimekit import AsyncCloudflare, Cloudflare

from .language_server import LanguageServer, language_server
from .own import ROOT

GENERATED = ROOT / "generated"
OPENING = """\
from realtimekit import AsyncCloudflare, Cloudflare

sync = Cloudflare(api_token="t").realtime_kit.recordings
awaited = AsyncCloudflare(api_token="t").realtime_kit.recordings
"""
ONE = "RecordingGetOneRecordingResponse"
PAGE, ASYNC_PAGE = "RecordingGetRecordingsPage", "AsyncRecordingGetRecordingsPage"
FACES = {
    "sync.get_one_recording": ONE,
    "sync.get_recordings": PAGE,
    "sync.with_raw_response.get_one_recording": f"APIResponse[{ONE}]",
    "sync.with_raw_response.get_recordings": f"APIResponse[{PAGE}]",
    "sync.with_streaming_response.get_one_recording": (
        f"AbstractContextManager[StreamedResponse[{ONE}], bool | None]"
    ),
    "awaited.get_one_recording": f"Coroutine[Any, Any, {ONE}]",
    "awaited.get_recordings": f"AsyncPager[{ASYNC_PAGE}, RecordingListItem]",
    "awaited.with_raw_response.get_one_recording": f"Coroutine[Any, Any, AsyncAPIResponse[{ONE}]]",
    "awaited.with_raw_response.get_recordings": f"Coroutine[Any, Any, AsyncAPIResponse[{ASYNC_PAGE}]]",
    "awaited.with_streaming_response.get_one_recording": (
        f"AbstractAsyncContextManager[AsyncStreamedResponse[{ONE}], bool | None]"
    ),
    "awaited.with_streaming_response.get_recordings": (
        f"AbstractAsyncContextManager[AsyncStreamedResponse[{ASYNC_PAGE}], bool | None]"
    ),
}
"""What pyright says that each face returns."""

TEXTS = {
    "get_one_recording": ("Get one recording.", "account_id: The Cloudflare account", "Raises:"),
    "get_recordings": ("List the recordings of an app.", "page_no: Which page", "Raises:"),
}


def program(expression: str) -> str:
    """A program with this expression in its last line."""
    return f"{OPENING}{expression}"


def end(text: str) -> tuple[int, int]:
    """Line and column, from 0, of a text's last character."""
    lines = text.splitlines()
    return len(lines) - 1, len(lines[-1]) - 1


def name_of(face: str) -> str:
    return face.rpartition(".")[2]


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    with language_server(GENERATED) as server:
        yield server


@pytest.fixture(scope="module")
def clients() -> dict[str, Any]:
    """The names of the programs above, bound to real clients, as in a console."""
    return {
        "sync": Cloudflare(api_token="t").realtime_kit.recordings,
        "awaited": AsyncCloudflare(api_token="t").realtime_kit.recordings,
    }


@pytest.mark.parametrize("face", FACES)
def test_pyright_shows_what_a_face_returns_and_its_text(server: LanguageServer, face: str) -> None:
    text, path = program(face), f"{face}.py"
    server.open(path, text)
    shown = server.hover(path, *end(text))
    signature, _, said = shown.partition("\n\n")
    assert signature.endswith(f"\n) -> {FACES[face]}")
    assert all(each in shown for each in TEXTS[name_of(face)])
    # The text is the same everywhere: it names the result of no face, that of another one least.
    assert not {ONE, PAGE, ASYNC_PAGE} & set(said.replace(":", " ").split())


def script(text: str) -> jedi.Script:
    return jedi.Script(text, project=jedi.Project(GENERATED, added_sys_path=[str(GENERATED)]))


@pytest.mark.parametrize("face", ["sync.get_one_recording", "sync.get_recordings"])
def test_jedi_shows_a_method_as_pyright_does(face: str) -> None:
    text = program(face)
    line, column = end(text)
    (shown,) = script(text).help(line + 1, column)
    (signature,) = script(f"{text}(").get_signatures()
    assert signature.to_string().endswith(f") -> types.{FACES[face]}")
    assert all(each in shown.docstring() for each in TEXTS[name_of(face)])


@pytest.mark.parametrize(
    ("code", "member"),
    [
        ("sync.get_one_recording('r').", "success"),
        ("sync.with_raw_response.get_one_recording('r').", "status_code"),
        ("with sync.with_streaming_response.get_one_recording('r') as it:\n    it.", "iter_bytes"),
        ("awaited.get_recordings('r').", "iter_pages"),
    ],
)
def test_jedi_completes_what_a_call_returns(code: str, member: str) -> None:
    assert member in [each.name for each in script(program(code)).complete()]


@pytest.mark.parametrize("face", FACES)
def test_consoles_show_the_signature_and_the_text_of_every_face(
    face: str, clients: dict[str, Any]
) -> None:
    (signature,) = jedi.Interpreter(f"{face}(", [clients]).get_signatures()
    (shown,) = jedi.Interpreter(face, [clients]).help()
    plain = f"sync.{name_of(face)}"
    (expected,) = jedi.Interpreter(f"{plain}(", [clients]).get_signatures()
    assert signature.to_string() == expected.to_string()
    assert [each.name for each in signature.params][-1] == "timeout"
    assert all(each in shown.docstring() for each in TEXTS[name_of(face)])


PAGED = f"realtimekit.types.realtime_kit.recordings.{ASYNC_PAGE}"
HELP = {
    "sync.get_one_recording": f"'types.{ONE}'",
    "sync.with_raw_response.get_one_recording": f"realtimekit.APIResponse['types.{ONE}']",
    "sync.with_streaming_response.get_one_recording": (
        f"contextlib.AbstractContextManager[realtimekit.StreamedResponse['types.{ONE}']]"
    ),
    "awaited.get_one_recording": f"'types.{ONE}'",
    "awaited.with_raw_response.get_recordings": f"realtimekit.AsyncAPIResponse[{PAGED}]",
    "awaited.with_streaming_response.get_one_recording": (
        f"contextlib.AbstractAsyncContextManager[realtimekit.AsyncStreamedResponse['types.{ONE}']]"
    ),
}
"""What `help` says that a face returns: of a coroutine, what it is awaited for."""


@pytest.mark.parametrize("face", HELP)
def test_help_tells_what_a_face_returns(face: str, clients: dict[str, Any]) -> None:
    method = eval(face, clients)
    signature = inspect.signature(method)
    assert inspect.formatannotation(signature.return_annotation) == HELP[face]
    assert list(signature.parameters) == [
        *inspect.signature(eval(f"sync.{name_of(face)}", clients)).parameters
    ]
    assert inspect.getdoc(method) == inspect.getdoc(eval(f"sync.{name_of(face)}", clients))
    assert inspect.iscoroutinefunction(method) == (
        face in {"awaited.get_one_recording", "awaited.with_raw_response.get_recordings"}
    )


@pytest.mark.parametrize("face", FACES)
def test_annotations_can_be_evaluated(face: str, clients: dict[str, Any]) -> None:
    """As tools do that make a form, or a model's tool, of a function."""
    evaluated = inspect.signature(eval(face, clients), eval_str=True)
    assert evaluated.parameters["account_id"].annotation is str
