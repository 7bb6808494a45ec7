"""A method in full: signature, credentials, parameters, result, errors, calls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from http import HTTPStatus

from ....api.model import NOT_KNOWN, Answer, Api, Operation
from ....config import Config
from ...naming.allocation import Allocation
from ...naming.tree import dotted
from ...reference_views import Leaf, Mark, Meaning, MethodPage, Raised
from ...text import prose
from ...text.code import Code
from ...text.html import (
    NOTHING,
    Words,
    breakable,
    coded,
    html,
    joined,
    linked,
    own,
    plain,
    rich,
    told,
    words,
)
from ..parameters import Argument as Parameter
from ..parameters import Call, call
from .calls import Caller
from .credentials import alternatives
from .errors import error_address
from .places import Places, returned
from .samples import answers, calls
from .signature import arguments, by_place, written
from .tree import Tree
from .wording import age, described, mark, spelled, type_words

_SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "QUERY"})
_IDEMPOTENT = _SAFE | {"PUT", "DELETE"}
"""RFC 9110 §9.2.2."""


class MethodPlanner:
    """Plans the sections of methods of one package."""

    def __init__(
        self,
        model: Api,
        config: Config,
        allocation: Allocation,
        places: Places,
        callbacks: Mapping[str, tuple[Words, ...]],
    ) -> None:
        self._callbacks = callbacks
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
        shown = tuple(calls(self._caller, operation, name, called, anchor))
        return MethodPage(
            anchor=html(anchor),
            path=breakable(f"{path}."),
            name=plain(name),
            dotted=plain(f"client.{anchor}"),
            signature=written(called, anchor, told(result.html), self._places),
            title=words(operation.summary or f"{operation.method} {operation.path}"),
            marks=tuple(_marks(operation)),
            text=described(operation.doc),
            verb=html(operation.method),
            url=plain(operation.path),
            positional=arguments([called.positional], anchor, self._places),
            required=arguments(required, anchor, self._places),
            optional=arguments(optional, anchor, self._places),
            optional_count=html(str(len(optional))),
            returns=result,
            asynchronous=self._asynchronous(operation),
            paged=operation.pagination is not None,
            alternatives=alternatives(
                operation.security, self._model, self._config, self._allocation
            ),
            permissions=tuple(map(coded, operation.permissions)),
            parameters=tuple(by_place(operation, called, anchor, self._places)),
            returned=tuple(self._returned(operation, tree, anchor)),
            returned_text=_returned_text(operation),
            raised=tuple(self._raised(operation)),
            notes=(*_notes(operation), *self._called_back(operation)),
            tabs=shown[0].samples,
            examples=shown,
            several=len(shown) > 1,
            choices=html(str(len(shown))),
            answers=tuple(answers(self._caller, operation, anchor)),
            group=html(anchor.replace(".", "-")),
            pointer=coded(operation.origin.pointer),
        )

    def _called_back(self, operation: Operation) -> Iterator[Meaning]:
        links = self._callbacks.get(operation.id)
        if links:
            yield Meaning(words("Callbacks"), joined(links, ", "))

    def _result(self, operation: Operation) -> Words:
        """Return what a call returns, each class linked."""
        page = self._allocation.pages.get(operation.id)
        if page is not None and operation.pagination is not None:
            home = f"types.{dotted(operation.service)}"
            return linked(plain(page), f"{home}.html#{page}")
        answers = (*operation.answers, *((operation.events,) if operation.events else ()))
        return _united([self._type(each) for each in answers])

    def _asynchronous(self, operation: Operation) -> Words:
        """Return the class of an asynchronous list's pages, or of a stream; the rest is the same for both."""
        page = self._allocation.async_pages.get(operation.id)
        if page is not None:
            return linked(plain(page), f"types.{dotted(operation.service)}.html#{page}")
        streams = [
            each for each in (*operation.answers, operation.events) if each and each.is_stream
        ]
        items = (type_words(each.type, self._places) for each in streams if each.type is not None)
        return (
            _united([own("AsyncEventStream[{}]", each) for each in items]) if streams else NOTHING
        )

    def _type(self, answer: Answer) -> Words:
        if answer.type is None:
            return plain("None")
        written = type_words(answer.type, self._places)
        return own("EventStream[{}]", written) if answer.is_stream else written

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


def _split(called: Call) -> tuple[list[Parameter], list[Parameter]]:
    return (
        [each for each in called.keywords if each.required],
        [each for each in called.keywords if not each.required],
    )


def _marks(operation: Operation) -> Iterator[Mark]:
    yield from age(operation.doc)
    if operation.stability:
        yield mark(operation.stability, "beta")
    if operation.pagination:
        yield mark("paged")
    if operation.is_stream or operation.events:
        yield mark("streams")
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
    if operation.server == NOT_KNOWN:
        yield Meaning(words("Server"), own("Only {} names it.", coded("base_url")))
    elif operation.server:
        yield Meaning(
            words("Server"),
            own("{}, unless {} is given.", coded(operation.server), coded("base_url")),
        )
    if operation.is_stream or operation.events:
        yield Meaning(words("Stream"), _streamed(operation))
    if operation.pagination:
        text = "Iterate over the result to get the items of all pages; each is fetched when it is needed."
        yield Meaning(words("Pages"), words(text))


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


def _streamed(operation: Operation) -> Words:
    told = own(
        "Iterate over it to get the items as they arrive. Its end, or that of a {} block, closes it.",
        coded("with"),
    )
    resumed = words("After a break it goes on behind the last event.")
    return joined([told, resumed], " ") if operation.resumes else told
