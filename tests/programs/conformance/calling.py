"""Calls every operation of a generated client, in both ways, and says what each call came to."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import json
import sys
import warnings
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from .comparing import differences
from .document import At, Called, Document, is_base64
from .judging import Judge
from .names import Method, methods, resource_of
from .serving import Answer, Desk, served
from .values import Maker, Unmade

SETTINGS = (
    "base_url", "timeout", "max_retries", "max_retry_after", "retry_unsafe", "default_headers",
    "default_query", "strict", "validate_requests", "max_response_bytes", "on_deviations",
    "middleware", "transport",
)  # fmt: skip
"""The arguments of a client that are no credentials."""


@dataclass(slots=True)
class Outcome:
    """What became of the operations of one document."""

    called: int = 0
    accepted: int = 0
    equal: int = 0
    unmade: list[str] = field(default_factory=list)
    """Where no valid value was found: nothing is known about these."""
    findings: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Planned:
    """A call to make, and what has to come back."""

    called: Called
    method: Method
    arguments: Mapping[str, Any]
    sent: Mapping[tuple[str, str], Any]
    answer: Answer
    body: Any = None
    """The JSON of the answer; None where it is no JSON."""


def call_all(document: Document, package: str, seed: int, refused: frozenset[str]) -> Outcome:
    """Call each operation once in each way, with the same arguments and the same answer."""
    sys.addaudithook(_only_loopback)
    warnings.simplefilter("ignore", DeprecationWarning)
    outcome = Outcome()
    with served() as desk:
        clients = [_client(package, desk, prefix) for prefix in ("", "Async")]
        known: dict[tuple[str, str], list[Method]] = {}
        for each in methods(clients[0]):
            known.setdefault((each.verb, _bare(each.path)), []).append(each)
        maker = Maker(document, seed)
        planned: list[Planned] = []
        for called in document.operations():
            if called.label in refused or called.at.get("operationId") in refused:
                continue
            method = _meant(known.get((called.verb.upper(), _bare(called.path)), ()), called)
            if method is None:
                outcome.findings.append(f"{called.label}: no method makes this call")
                continue
            try:
                planned.append(_planned(maker, document, called, method))
            except Unmade as error:
                outcome.unmade.append(f"{called.label}: {error}")
            except LookupError as error:
                outcome.findings.append(f"{called.label}: {type(error).__name__}: {error}")
        asyncio.run(_run_all(document, clients, planned, desk, outcome))
    return outcome


def _only_loopback(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse connections to anything else: a document may name real servers."""
    if event == "socket.connect" and not str(arguments[1]).startswith("('127.0.0.1'"):
        raise ConnectionRefusedError(f"not loopback: {arguments[1]}")


def _meant(methods: Sequence[Method], called: Called) -> Method | None:
    """The method of an operation. Paths may differ in what follows `#` alone, and then names decide."""
    wanted = _letters(called.at.get("operationId") or f"{called.verb} {called.path}")
    named = [each for each in methods if _letters(each.name) == wanted]
    return next(iter(named or methods), None)


def _letters(name: str) -> str:
    return "".join(each for each in name.lower() if each.isalnum())


def _bare(path: str) -> str:
    return unquote(path.partition("#")[0]).rstrip("/") or "/"


def _client(package: str, desk: Desk, prefix: str) -> Any:
    """A client with a credential for every scheme."""
    top = importlib.import_module(package)
    front = [getattr(top, each) for each in top.__all__]
    kinds = [each for each in front if inspect.isclass(each) and _makes_clients(each)]
    kind = next(each for each in kinds if each.__name__.startswith("Async") == bool(prefix))
    names = set(inspect.signature(kind).parameters) - set(SETTINGS)
    credentials: dict[str, Any] = dict.fromkeys(names, "a-credential")
    settings: dict[str, Any] = {
        "base_url": desk.address, "max_retries": 0, "strict": True, "timeout": 30,
    }  # fmt: skip
    try:
        return kind(**settings, **credentials)
    except (TypeError, ValueError):  # a name and a password
        return kind(**settings, **dict.fromkeys(names, ("a-name", "a-password")))


def _makes_clients(kind: type) -> bool:
    try:
        return "max_retries" in inspect.signature(kind).parameters
    except ValueError:
        return False


def _planned(maker: Maker, document: Document, called: Called, method: Method) -> Planned:
    arguments: dict[str, Any] = {}
    sent: dict[tuple[str, str], Any] = {}
    for parameter in called.parameters:
        place = parameter.get("in"), parameter.get("name")
        name = method.names.get(place)
        if name is None:
            continue
        value = _parameter(maker, document, called, parameter)
        if value is not None:
            arguments[name] = sent[place] = value
    arguments.update(_body(maker, document, called, method, sent))
    answer, body = _answer(maker, document, called)
    return Planned(called, method, arguments, sent, answer, body)


def _parameter(maker: Maker, document: Document, called: Called, parameter: At) -> Any:
    at = _schema_of(document, parameter)
    place = parameter.get("in")
    label = f"{called.label} {place} {parameter.get('name')}"
    for attempt in range(20):
        try:
            value = maker.make(at, f"{label} {attempt}", sent=True)
        except (
            Unmade
        ):  # `readOnly` is said of properties (OpenAPI 3.0 §4.7.24.1), not of parameters
            value = maker.make(at, f"{label} {attempt}", sent=False)
        if isinstance(value, dict | list) and _says_nothing(document, at):
            value = "anything"  # no reader could tell an object from text
        if _travels(value, place):
            return value
    raise Unmade(f"no value of {place} parameter {parameter.get('name')} that can be sent")


def _says_nothing(document: Document, at: At) -> bool:
    """Whether a schema leaves open what a value is."""
    said = document.followed(at).value
    return not (
        isinstance(said, dict) and said.keys() & {"type", "oneOf", "anyOf", "allOf", "enum"}
    )


def _travels(value: Any, place: str) -> bool:
    """Whether a value can be sent in this place: header fields are ASCII, a path has no empty part."""
    if isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        return all(_travels(each, place) for each in inner) and (bool(value) or place == "query")
    text = value if isinstance(value, str) else ""
    if place in ("header", "cookie"):
        return text.isascii() and text.isprintable() and text == text.strip()
    return value not in ("", None, ".", "..") or place == "query"


def _schema_of(document: Document, parameter: At) -> At:
    """The schema of a parameter: its own, or that of its content (OpenAPI, Parameter Object)."""
    if parameter.get("schema") is not None:
        return At(parameter.get("schema"), f"{parameter.pointer}/schema")
    content = document.child(parameter, "content")
    for kind in content.value or ():
        media = document.child(content, kind)
        return At(media.get("schema") or {}, f"{media.pointer}/schema")
    return At({}, f"{parameter.pointer}/schema")


def _body(
    maker: Maker, document: Document, called: Called, method: Method, sent: dict[Any, Any]
) -> dict[str, Any]:
    """The arguments that are the body, JSON only: one for the whole, or one for each member."""
    names = {wire: name for (place, wire), name in method.names.items() if place == "body"}
    content = document.child(document.child(called.at, "requestBody"), "content")
    kinds = sorted(content.value or (), key=_body_preference)
    if not names or not kinds:
        return {}
    if kinds[0].startswith(("application/octet-stream", "image/", "text/", "*/*")):
        is_bytes = kinds[0][:5] != "text/"
        sent["body", ""] = b"some bytes" if is_bytes else "some text"
        if is_bytes and is_base64(document.child(content, kinds[0]).get("schema")):
            sent["body", ""] = "c29tZSBieXRlcw=="
        return {names[""]: sent["body", ""]}
    if "json" not in kinds[0] and "urlencoded" not in kinds[0]:
        raise Unmade(f"a body of {', '.join(content.value)}")
    media = document.child(content, kinds[0])
    at = At(media.get("schema"), f"{media.pointer}/schema")
    value: Any = {}
    if at.value is not None:
        value = _whole(document, at, maker.make(at, f"{called.label} body", sent=True))
    if "" in names:
        sent["body", ""] = value
        return {names[""]: value}
    known = {wire: each for wire, each in value.items() if wire in names}
    more = {wire: each for wire, each in value.items() if wire not in names}
    sent["body", ""] = value
    found = {names[wire]: each for wire, each in known.items()}
    return {**found, "extra_body": more} if more else found


def _whole(document: Document, at: At, value: Any) -> Any:
    """A body that asks for a whole answer and for no stream, where it is valid so."""
    if not isinstance(value, dict) or value.get("stream") is not True:
        return value
    asking = {**value, "stream": False}
    return value if document.faults(at, asking, sent=True) else asking


def _body_preference(kind: str) -> tuple[bool, bool]:
    return "json" not in kind, "urlencoded" not in kind


def _answer(maker: Maker, document: Document, called: Called) -> tuple[Answer, Any]:
    """A valid response of the first success that the document describes, and its JSON."""
    responses = document.child(called.at, "responses")
    for status in sorted(responses.value or (), key=_preference):
        content = document.child(document.child(responses, status), "content")
        code = int(status) if status.isdigit() else 200
        if not content.value:
            return Answer(code), None
        kinds = sorted(content.value, key=lambda each: "json" not in each)
        media = document.child(content, kinds[0])
        kind = (("Content-Type", kinds[0].replace("*/*", "application/json")),)
        if "json" not in kinds[0] or "seq" in kinds[0] or "lines" in kinds[0]:
            return Answer(code, b"text", kind), None
        if media.get("schema") is None:
            return Answer(code, b"{}", kind), {}
        at = At(media.get("schema"), f"{media.pointer}/schema")
        body = _success(maker, document, at, f"{called.label} {status}")
        return Answer(code, json.dumps(body).encode(), kind), body
    return Answer(200), None


def _success(maker: Maker, document: Document, at: At, label: str) -> Any:
    """A body that no member declares a failure (spec/README.md, `x-fragmint-failure`)."""
    failure = (document.root.get("x-fragmint-failure") or {}).items()
    for attempt in range(20):
        body = maker.make(at, f"{label} {attempt}", sent=False)
        said = body if isinstance(body, dict) else {}
        if all(said.get(name) != value for name, value in failure):
            return body
    raise Unmade("every body is a failure")


def _preference(status: str) -> tuple[bool, bool, str]:
    return not status.startswith("2"), status != "default", status


async def _run_all(
    document: Document, clients: list[Any], planned: list[Planned], desk: Desk, outcome: Outcome
) -> None:
    for plan in planned:
        found: list[tuple[str, str]] = []
        try:
            judge = Judge(document, plan.called)
        except Exception as error:  # openapi-core can't read this operation
            outcome.unmade.append(f"{plan.called.label}: openapi-core: {error}"[:300])
            continue
        for client in clients:
            found += [each async for each in _faults(judge, client, plan, desk)]
        outcome.called += 1
        outcome.accepted += not any(kind == "request" for kind, _ in found)
        outcome.equal += not found
        # The second way brings the same again.
        for kind, text in dict.fromkeys(found):
            where = f"{plan.method.resource}.{plan.method.name}"
            outcome.findings.append(f"{plan.called.label} ({where}) {kind}: {text}")
    with suppress(Exception):
        clients[0].close()
    await clients[1].close()


async def _faults(
    judge: Judge, client: Any, plan: Planned, desk: Desk
) -> AsyncIterator[tuple[str, str]]:
    desk.requests.clear()
    desk.answer = plan.answer
    failure, response, decoded = None, None, None
    try:
        resource = resource_of(client, plan.method.resource)
        response = getattr(resource.with_raw_response, plan.method.name)(**plan.arguments)
        response = await response if inspect.isawaitable(response) else response
        decoded = response.parse()
        decoded = await decoded if inspect.isawaitable(decoded) else decoded
    except Exception as error:  # a call that fails is the finding
        failure = f"{type(error).__name__}: {error}"[:600]
    if not desk.requests:
        yield "request", f"was not sent: {failure}"
        return
    try:
        for text in judge.faults(desk.requests[0], plan.sent):
            yield "request", text
    except Exception as error:  # openapi-core fails at this request
        yield "request", f"openapi-core failed: {type(error).__name__}: {error}"[:300]
    if failure is not None:
        yield "answer", f"{failure} of {plan.answer.body[:300]!r}"
    elif plan.body is not None:
        for text in _first(differences(decoded, plan.body)):
            yield "answer", text


def _first(found: Iterator[str]) -> Iterator[str]:
    for _, text in zip(range(3), found, strict=False):
        yield text
