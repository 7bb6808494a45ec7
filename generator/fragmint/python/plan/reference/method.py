"""A method in full: signature, credentials, parameters, result, errors, calls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from http import HTTPStatus

from ....api import types as api
from ....api.model import Answer, Api, Credential, CredentialKind, Operation
from ....config import Config
from ...naming.allocation import Allocation
from ...naming.tree import dotted
from ...reference_views import (
    Alternative,
    Argument,
    Leaf,
    Mark,
    Meaning,
    MethodPage,
    Raised,
    Sample,
)
from ...reference_views import Credential as CredentialRow
from ...text import prose
from ...text.code import Code
from ...text.html import (
    NOTHING,
    Language,
    Words,
    breakable,
    coded,
    fenced,
    highlighted,
    html,
    joined,
    laid_out,
    linked,
    own,
    plain,
    rich,
    words,
)
from ..client import credential_variable
from ..parameters import Argument as Parameter
from ..parameters import Call, call
from .calls import Caller
from .errors import error_address
from .places import Places, inside, returned
from .tree import Tree
from .wording import mark, spelled, type_words

_SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "QUERY"})
_IDEMPOTENT = _SAFE | {"PUT", "DELETE"}
"""RFC 9110 §9.2.2."""


class MethodPlanner:
    """Plans the sections of methods of one package."""

    def __init__(self, model: Api, config: Config, allocation: Allocation, places: Places) -> None:
        self._model = model
        self._config = config
        self._allocation = allocation
        self._places = places
        self._caller = Caller(model, config, allocation)

    def method(self, operation: Operation, name: Code) -> MethodPage:
        """Return a method in full."""
        called = call(operation, self._model.definitions)
        path = dotted(operation.service)
        anchor = f"{path}.{name}"
        required, optional = _split(called)
        result = self._result(operation)
        tree = Tree(self._places, is_answer=True)
        return MethodPage(
            anchor=html(anchor),
            path=breakable(f"{path}."),
            name=plain(name),
            title=words(operation.summary or f"{operation.method} {operation.path}"),
            marks=tuple(_marks(operation)),
            text=rich(operation.doc.text),
            verb=html(operation.method),
            url=plain(operation.path),
            positional=tuple(self._arguments(called.positional, anchor)),
            required=tuple(row for each in required for row in self._arguments(each, anchor)),
            optional=tuple(row for each in optional for row in self._arguments(each, anchor)),
            optional_count=html(str(len(optional))),
            returns=result,
            asynchronous=self._asynchronous(operation, anchor, result),
            alternatives=self.alternatives(operation.security),
            permissions=tuple(map(coded, operation.permissions)),
            parameters=self._parameters(called, anchor),
            returned=tuple(self._returned(operation, tree, anchor)),
            returned_text=_returned_text(operation),
            raised=tuple(self._raised(operation)),
            notes=tuple(_notes(operation)),
            calls=tuple(self._calls(operation, name, called, anchor)),
            answers=tuple(self._answers(operation, anchor)),
            group=html(anchor.replace(".", "-")),
            pointer=coded(operation.origin.pointer),
        )

    def alternatives(self, security: Iterable[tuple[str, ...]]) -> tuple[Alternative, ...]:
        """Return the alternatives of credentials, each with its rows."""
        known = {each.id: each for each in self._model.credentials}
        return tuple(
            Alternative(number == 0, tuple(self._credential(known[id]) for id in group))
            for number, group in enumerate(filter(None, security))
        )

    def _credential(self, credential: Credential) -> CredentialRow:
        variable = credential_variable(self._config, credential, self._allocation)
        return CredentialRow(
            coded(self._allocation.credentials[credential.id]),
            _way(credential),
            coded(variable),
            rich(credential.doc.text),
        )

    def _arguments(self, parameter: Parameter | None, anchor: str) -> Iterator[Argument]:
        if parameter is not None:
            yield Argument(
                html(parameter.name),
                html(inside(anchor, parameter.name)),
                type_words(parameter.type, self._places).html,
                parameter.required,
            )

    def _parameters(self, called: Call, anchor: str) -> tuple[Leaf, ...]:
        tree = Tree(self._places, is_answer=False)
        return tuple(tree.argument(each, anchor) for each in called.all)

    def _result(self, operation: Operation) -> Words:
        """Return what a call returns, each class linked."""
        page = self._allocation.pages.get(operation.id)
        if page is not None and operation.pagination is not None:
            home = f"types.{dotted(operation.service)}"
            return linked(plain(page), f"{home}.html#{page}")
        return _united([self._type(each) for each in operation.answers])

    def _asynchronous(self, operation: Operation, anchor: str, result: Words) -> Words:
        page = self._allocation.async_pages.get(operation.id)
        if page is not None:
            home = f"types.{dotted(operation.service)}"
            return linked(plain(page), f"{home}.html#{page}")
        return result

    def _type(self, answer: Answer) -> Words:
        return plain("None") if answer.type is None else type_words(answer.type, self._places)

    def _returned(self, operation: Operation, tree: Tree, anchor: str) -> Iterator[Leaf]:
        for each in operation.answers:
            if each.type is not None:
                yield from tree.result(each.type, returned(anchor))

    def _raised(self, operation: Operation) -> Iterator[Raised]:
        yield _error("before", "InvalidRequestError", "An argument is invalid. Nothing was sent.")
        if operation.security and () not in operation.security:
            yield _error(
                "before", "MissingCredentialsError", "The client has no credentials for it."
            )
        for each in operation.errors:
            body = NOTHING if each.type is None else spelled(each.type, self._places)
            name = prose.error_class(each.status)
            link = linked(plain(name), error_address(name))
            yield Raised(coded(each.status), link, body, _status_text(each))
        yield _error("none", "APITimeoutError", "The request timed out.")
        yield _error("none", "APIConnectionError", "The connection was not made, or was lost.")

    def _calls(
        self, operation: Operation, name: Code, called: Call, anchor: str
    ) -> Iterator[Sample]:
        sent = self._caller.sent(operation, called)
        yield sample(
            "Sync", self._caller.python(operation, name, called, sent), "python", anchor, 0
        )
        text = self._caller.awaited(operation, name, called, sent)
        yield sample("Async", text, "python", anchor, 1)
        yield sample("curl", self._caller.curl(operation, called, sent), "bash", anchor, 2)

    def _answers(self, operation: Operation, anchor: str) -> Iterator[Sample]:
        shown = [each for each in operation.answers if each.type is not None]
        failures = [each for each in operation.errors if each.type is not None][:1]
        number = 3
        for answer in (*shown, *failures):
            examples = answer.examples or (api.Example(None),)
            for example in examples[:3]:
                title = answer.status if len(examples) == 1 else f"{answer.status} {example.name}"
                given = (example,) if answer.examples else ()
                assert answer.type is not None
                text = self._caller.answer(answer.type, given)
                yield sample(title.strip(), text, "json", anchor, number, checked=number == 3)
                number += 1


def _split(called: Call) -> tuple[list[Parameter], list[Parameter]]:
    return (
        [each for each in called.keywords if each.required],
        [each for each in called.keywords if not each.required],
    )


def _marks(operation: Operation) -> Iterator[Mark]:
    if operation.doc.deprecated:
        yield mark("deprecated", "old")
    if operation.stability:
        yield mark(operation.stability, "beta")
    if operation.pagination:
        yield mark("paged")
    if operation.method in _IDEMPOTENT or operation.idempotency:
        yield mark("safe to retry")


def _notes(operation: Operation) -> Iterator[Meaning]:
    """Yield what repeating the call and walking its pages do."""
    if operation.method in _SAFE:
        retried = words("A failed call is repeated, as it changes nothing.")
    elif operation.method in _IDEMPOTENT:
        retried = own(
            "A failed call is repeated: {} twice is as good as once.", coded(operation.method)
        )
    elif operation.idempotency and operation.idempotency.header:
        header = coded(operation.idempotency.header)
        retried = own("A failed call is repeated; all attempts carry the same key in {}.", header)
    elif operation.idempotency:
        retried = words("A failed call is repeated: the API says that this is safe.")
    else:
        retried = words(
            "A failed call is repeated only where the server certainly did not act on it."
        )
    yield Meaning(words("Retries"), retried)
    if operation.pagination:
        text = "Iterate over the result to get the items of all pages; each is fetched when it is needed."
        yield Meaning(words("Pages"), words(text))


def _way(credential: Credential) -> Words:
    match credential.kind:
        case CredentialKind.BEARER:
            return own("as a bearer token in {}", coded("Authorization"))
        case CredentialKind.BASIC:
            return own("as user and password in {}", coded("Authorization"))
        case CredentialKind.HEADER:
            return own("in the header {}", coded(credential.wire))
        case CredentialKind.QUERY:
            return own("in the query as {}", coded(credential.wire))
        case CredentialKind.COOKIE:
            return own("in the cookie {}", coded(credential.wire))


def _united(parts: list[Words]) -> Words:
    return joined(list(dict.fromkeys(parts)), " | ") if parts else plain("None")


def _returned_text(operation: Operation) -> Words:
    told = dict.fromkeys(" ".join(each.doc.text.split()) for each in operation.answers)
    return joined([rich(each) for each in told if each], " ") if any(told) else NOTHING


def _error(when: str, name: str, text: str) -> Raised:
    shown = {"before": "no request", "none": "no response"}[when]
    return Raised(words(shown), linked(plain(name), error_address(name)), NOTHING, words(text))


def _status_text(answer: Answer) -> Words:
    if answer.doc.text.strip():
        return rich(answer.doc.text)
    code = int(answer.status) if answer.status.isdigit() else 0
    known = {status.value: status.phrase for status in HTTPStatus}
    return words(known.get(code, "Any other error" if answer.status == "default" else "An error"))


def sample(
    title: str,
    text: str,
    language: Language,
    anchor: str,
    number: int,
    *,
    checked: bool | None = None,
) -> Sample:
    """Return code to look at; the first of each group is the one that is shown."""
    return Sample(
        words(title),
        html(language),
        laid_out("<code>{}</code>", highlighted(text, language)),
        fenced(text),
        html(f"{anchor.replace('.', '-')}-{number}"),
        number == 0 if checked is None else checked,
    )
