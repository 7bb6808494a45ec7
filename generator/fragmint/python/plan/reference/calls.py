"""The call of an operation as code: synchronous, asynchronous, and for curl."""

from __future__ import annotations

import base64
import json
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, LiteralString, cast
from urllib.parse import quote, urlencode

from ....api import types as api
from ....api.model import NOT_KNOWN, Api, BodyKind, CredentialKind, Location, Operation
from ....config import Config
from ....document.plain import Plain
from ...naming.allocation import Allocation
from ...naming.tree import dotted
from ...text.code import Code, bytes_literal, code, dotted_name, identifier, listed, literal
from ..client import base_url_variable, credential_variable
from ..parameters import BODY, Argument, Call
from .examples import Examples

_WIDTH = 68
_ANY_ADDRESS = "https://api.example.com"


@dataclass(frozen=True, slots=True)
class Sent:
    """The arguments of a call, each with its value as JSON, and the example that they are from."""

    title: str
    values: tuple[tuple[Argument, Plain], ...]


@dataclass(frozen=True, slots=True)
class _Forms:
    """How a call is written whose result is a stream, a list in pages, nothing, or printed."""

    streamed: LiteralString
    paged: LiteralString
    bare: LiteralString
    printed: LiteralString


_SYNC = _Forms(
    "with {} as stream:\n    for item in stream:\n        print(item)",
    "for item in {}:\n    print(item)",
    "{}",
    "result = {}\nprint(result)",
)
_ASYNC = _Forms(
    "async with await {} as stream:\n            async for item in stream:\n"
    "                print(item)",
    "async for item in {}:\n            print(item)",
    "await {}",
    "result = await {}\n        print(result)",
)


class Caller:
    """Writes calls of the operations of one package."""

    def __init__(self, model: Api, config: Config, allocation: Allocation) -> None:
        self._model = model
        self._config = config
        self._allocation = allocation
        self._examples = Examples(model.definitions)

    def sent(self, call: Call, shown: api.Example | None) -> Sent:
        """Return what a call is given: the body of an example, and the rest by the schemas."""
        body: Plain = shown.value if shown else None
        members: Mapping[str, Plain] = body if isinstance(body, dict) else {}
        values: list[tuple[Argument, Plain]] = []
        for each in call.all:
            is_whole = each is call.whole_body
            if is_whole and shown:
                values.append((each, body))
            elif each.place == BODY and each.wire in members:
                values.append((each, members[each.wire]))
            elif each.required or (is_whole and not call.keywords):
                values.append((each, self._examples.of(each.type, each.wire, each.examples)))
        return Sent(shown.summary or shown.name if shown else "", tuple(values))

    def python(self, operation: Operation, method: Code, call: Call, sent: Sent) -> str:
        """Return the synchronous call as a program."""
        doing = self._doing(operation, method, call, sent, _SYNC)
        name = identifier(self._config.client)
        return self._program("from {} import {}\n\nclient = {}({}){}\n{}\n", name, operation, doing)

    def awaited(self, operation: Operation, method: Code, call: Call, sent: Sent) -> str:
        """Return the asynchronous call as a program."""
        doing = self._doing(operation, method, call, sent, _ASYNC)
        name = identifier(f"Async{self._config.client}")
        return self._program(
            "import asyncio\n\nfrom {} import {}\n\n\n"
            "async def main() -> None:\n    async with {}({}) as client:{}\n        {}\n\n\n"
            "asyncio.run(main())\n",
            name,
            operation,
            doing,
        )

    def _doing(
        self, operation: Operation, method: Code, call: Call, sent: Sent, forms: _Forms
    ) -> Code:
        """Return the call with what is done with its result."""
        called = self._call(operation, method, call, sent)
        if is_streamed(operation, call, sent):
            return code(forms.streamed, called)
        if operation.pagination:
            return code(forms.paged, called)
        if all(each.type is None for each in operation.answers):
            return code(forms.bare, called)
        return code(forms.printed, called)

    def _program(
        self, layout: LiteralString, client: Code, operation: Operation, doing: Code
    ) -> str:
        package = identifier(self._config.package)
        settings, comment = self._settings(operation), self._comment(operation)
        return within_a_box(code(layout, package, client, client, settings, comment, doing))

    def curl(self, operation: Operation, call: Call, sent: Sent) -> str:
        """Return the same request for curl, in lines."""
        return " \\\n  ".join(self._curl(operation, call, sent))

    def answer(self, type: api.Type, shown: api.Examples) -> str:
        """Return an answer as JSON, made by its schema where the document shows none."""
        value = self._examples.of(type, "value", shown)
        return json.dumps(value, indent=2, ensure_ascii=False)

    def _settings(self, operation: Operation) -> Code:
        is_known = self._model.server and operation.server != NOT_KNOWN
        return code("") if is_known else code("base_url={}", literal(_ANY_ADDRESS))

    def _address(self, operation: Operation) -> str:
        """Return the address of an operation's server; empty where the document doesn't say it."""
        return "" if operation.server == NOT_KNOWN else operation.server or self._model.server

    def _comment(self, operation: Operation) -> Code:
        """Return a comment with the variables that the credentials are taken from."""
        wanted = operation.security[0] if operation.security else ()
        known = {each.id: each for each in self._model.credentials}
        variables = [
            identifier(credential_variable(self._config, known[id], self._allocation))
            for id in wanted
        ]
        if not variables:
            return code("")
        return code("  # credentials from {}", listed(variables))

    def _call(self, operation: Operation, method: Code, call: Call, sent: Sent) -> Code:
        arguments = [
            (
                self._python(each, value)
                if each is call.positional
                else code("{}={}", each.name, self._python(each, value))
            )
            for each, value in sent.values
        ]
        path = dotted_name(dotted(operation.service))
        return code("client.{}.{}({})", path, method, listed(arguments))

    def _python(self, argument: Argument, value: Plain) -> Code:
        return self._literal(argument.type, value)

    def _literal(self, type: api.Type, value: Any) -> Code:
        """Return a JSON value as Python code: the same, but for bytes."""
        if isinstance(type, api.Nullable):
            return code("None") if value is None else self._literal(type.of, value)
        if isinstance(type, api.Primitive) and isinstance(value, str):
            if type.kind is api.PrimitiveKind.BINARY:
                return bytes_literal(value.encode())
            if type.kind is api.PrimitiveKind.STRING and type.format == "byte":
                return bytes_literal(_decoded(value))
        return literal(value)

    def _curl(self, operation: Operation, call: Call, sent: Sent) -> Iterator[str]:
        values = {id(each): value for each, value in sent.values}
        path = operation.path
        query: list[tuple[str, str]] = []
        for each, value in sent.values:
            if each.place == Location.PATH:
                path = path.replace("{" + each.wire + "}", quote(_text(value), safe=""))
            elif each.place == Location.QUERY:
                items = value if isinstance(value, list) else [value]
                query += [(each.wire, _text(item)) for item in items]
        address = self._address(operation).rstrip("/") or _ANY_ADDRESS
        url = f"${{{base_url_variable(self._config)}:-{address}}}{path}"
        unbuffered = " --no-buffer" if is_streamed(operation, call, sent) else ""
        yield f'curl{unbuffered} -X {operation.method} "{_in_double_quotes(url, query)}"'
        yield from self._credentials(operation)
        for each, value in sent.values:
            if each.place == Location.HEADER:
                yield f"-H {shlex.quote(f'{each.wire}: {_text(value)}')}"
            elif each.place == Location.COOKIE:
                yield f"-b {shlex.quote(f'{each.wire}={_text(value)}')}"
        if operation.body is not None:
            yield from _body(operation, call, values, sent)

    def _credentials(self, operation: Operation) -> Iterator[str]:
        wanted = operation.security[0] if operation.security else ()
        known = {each.id: each for each in self._model.credentials}
        for each in (known[id] for id in wanted):
            variable = credential_variable(self._config, each, self._allocation)
            match each.kind:
                case CredentialKind.BEARER:
                    yield f'-H "Authorization: Bearer ${variable}"'
                case CredentialKind.BASIC:
                    yield f'-u "${variable}"'
                case CredentialKind.COOKIE:
                    yield f'-b "{each.wire}=${variable}"'
                case CredentialKind.HEADER:
                    yield f'-H "{each.wire}: ${variable}"'
                case CredentialKind.QUERY:
                    yield f'--get --data-urlencode "{each.wire}=${variable}"'


def is_streamed(operation: Operation, call: Call, sent: Sent) -> bool:
    """Tell whether a call is answered item by item: always, or because it asks for that."""
    asks = any(each is call.switch and value is True for each, value in sent.values)
    return operation.is_stream or asks


def _body(
    operation: Operation, call: Call, values: Mapping[int, Plain], sent: Sent
) -> Iterator[str]:
    body = operation.body
    assert body is not None
    whole = values.get(id(call.whole_body)) if call.whole_body else None
    members = {each.wire: value for each, value in sent.values if each.place == BODY}
    if call.whole_body is not None and call.whole_body.wire not in members:
        return
    value = whole if call.whole_body is not None else members
    if body.kind in (BodyKind.FORM, BodyKind.MULTIPART) and isinstance(value, dict):
        fields = cast("Mapping[str, Plain]", value)
        option = "-F" if body.kind is BodyKind.MULTIPART else "--data-urlencode"
        for name, each in fields.items():
            for item in each if isinstance(each, list) else [each]:
                yield f"{option} {shlex.quote(f'{name}={_text(item)}')}"
        return
    if not members and not body.required and call.whole_body is None:
        return
    yield f"-H {shlex.quote(f'Content-Type: {body.media_type}')}"
    if body.kind is BodyKind.JSON:
        yield f"-d {shlex.quote(json.dumps(value, indent=2, ensure_ascii=False))}"
    else:
        yield f"--data-binary {shlex.quote(_text(value))}"


def _in_double_quotes(url: str, query: list[tuple[str, str]]) -> str:
    rest = f"{'&' if '?' in url else '?'}{urlencode(query)}" if query else ""
    return "".join(f"\\{each}" if each in '"`\\' else each for each in url) + rest


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else value if isinstance(value, str) else json.dumps(value)


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b"bytes"


def within_a_box(text: Code) -> str:
    """Return a program as black lays it out in the width of a box on a page."""
    from black import format_str
    from black.mode import Mode, TargetVersion

    mode = Mode(line_length=_WIDTH, target_versions={TargetVersion.PY311})
    return format_str(text, mode=mode).rstrip("\n")
