"""Operations become methods: one body each, and the constant facts that it hands on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import LiteralString

from ...api import types as api
from ...api.model import Answer, Location, Operation
from ...names import reserved
from ...names.words import constant, split
from ..naming.allocation import Allocation
from ..naming.identifiers import members
from ..naming.tree import Resource, dotted
from ..text import prose
from ..text.code import LINE_LENGTH, Code, braced, code, identifier, listed, literal
from ..text.imports import runtime
from ..types import annotate
from ..types.annotate import Annotation, Names, accepted, optional, stored
from ..types.gather import Gathered
from ..views import Faces, Method, Overload, ResourceModule
from .children import child_imports, children
from .facts import Fact, FactsPrinter, said_once
from .imports import named_in
from .limits import limits
from .parameters import BODY, Argument, Call, call

RESOURCE_TEMPLATE = "package/resources/module.py.jinja"


class ResourcePrinter:
    """Prints one resource's module, and gathers the imports that it needs."""

    def __init__(
        self,
        resource: Resource,
        allocation: Allocation,
        addresses: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._addresses = addresses
        self._resource = resource
        self._allocation = allocation
        self._here = resource.module.dotted
        self._gathered = Gathered()
        self._method_names = method_names(resource)
        members = {*self._method_names.values(), *(each.attribute for each in resource.children)}
        self._hidden = reserved.ANNOTATION_NAMES & members
        self._names = replace(allocation.names, whole=_whole(resource, allocation.names, members))

    def module(self) -> ResourceModule:
        """Return the whole module."""
        module, operations = self._resource.module, self._resource.operations
        calls = [(each, call(each, self._names.definitions)) for each in operations]
        checked = limits(calls, module, self._names, self._gathered)
        facts = self._facts(checked.names)
        shared = said_once(facts.values(), map(_constant, operations))
        methods = tuple(
            self._method(operation, call, [_printed(each, shared) for each in facts[operation.id]])
            for operation, call in calls
        )
        choices = [each for each in methods if each.overloads]
        parts = {"methods": methods, "children": self._resource.children, "overloads": choices}
        self._gathered.add(*named_in(RESOURCE_TEMPLATE, parts))
        path = ".".join(self._resource.service)
        return ResourceModule(
            prose.own(f"The {'operations' if operations else 'resources'} of `client.{path}`."),
            self._gathered.printed(module.depth),
            self._resource.class_name,
            code("Async{}", self._resource.class_name),
            methods,
            checked.structs,
            tuple(code("{} = {}", name, fact.value) for fact, name in shared.items()),
            child_imports(self._resource.children, module.depth),
            children(self._resource.children, module.depth),
        )

    def _facts(self, limits: Mapping[str, Code]) -> dict[str, list[Fact]]:
        """Return the facts of each operation, by its id; `limits` names the structs that check them."""
        printer = FactsPrinter(self._allocation, self._names, self._here, self._gathered, limits)
        operations = self._resource.operations
        return {each.id: [*printer.of(each, self._method_names[each.id])] for each in operations}

    def _method(self, operation: Operation, call: Call, facts: Iterable[Code]) -> Method:
        name = self._method_names[operation.id]
        answered = self._result(operation, self._names)
        result = self._gathered.use(answered)
        returned = self._with_stream(operation, self._names)
        errors = {each.status: self._type_text(each) for each in operation.errors}
        words = {
            each.name: prose.value_text(each.doc, each.type, each.default) for each in call.all
        }
        return Method(
            name=name,
            constant=_constant(operation),
            result=self._with_stream(operation, self._allocation.names).text,
            operation=code("Operation[{}]", result),
            wide=_is_wide(f"{_constant(operation)}: Operation[{result}] = "),
            returns=self._gathered.use(annotate.qualified(returned, self._hidden)),
            facts=tuple(facts),
            positional=self._parameter(call.positional) if call.positional else None,
            keywords=tuple(self._parameter(each) for each in call.keywords),
            doc=prose.of_operation(operation, words, errors, self._addresses.get(operation.id, "")),
            verb=literal(operation.method),
            template=literal(operation.path),
            arguments=tuple(_arguments(call)),
            decorator=self._decorator(operation),
            overloads=tuple(self._overloads(operation, call)),
            faces=self._faces(operation, name),
            deprecated=self._warning(operation, name) if operation.doc.deprecated else None,
            deprecated_arguments=listed(_deprecated(call)) or None,
        )

    def _warning(self, operation: Operation, name: Code) -> Code:
        subject = f"`{dotted(operation.service)}.{name}`"
        return literal(prose.deprecation(operation.doc, subject).rstrip("."))

    def _parameter(self, argument: Argument) -> Code:
        """Return a parameter: `width: int`, or `width: int | UnsetType = UNSET`."""
        annotation = accepted(argument.type, self._names, self._here)
        annotation = annotate.qualified(annotation, self._hidden)
        if argument.required:
            return code("{}: {}", argument.name, self._gathered.use(annotation))
        return code("{}: {} = UNSET", argument.name, self._gathered.use(optional(annotation)))

    def _result(self, operation: Operation, names: Names) -> Annotation:
        """Return what a call returns: the types of all successes together."""
        if operation.pagination:
            return self._page(self._allocation.pages[operation.id], names)
        return annotate.union(self._answer_type(each, names) for each in operation.answers)

    def _with_stream(self, operation: Operation, names: Names) -> Annotation:
        """Return what a call returns, the stream that it can ask for included."""
        result = self._result(operation, names)
        if operation.events is None:
            return result
        return annotate.union([result, self._answer_type(operation.events, names)])

    def _decorator(self, operation: Operation) -> Code:
        """Return what makes a method of the description of a call."""
        if operation.events is None and not operation.is_stream:
            return code("faces.synchronous")
        self._gathered.add(runtime("client", "eventful"))
        return code("eventful.{}", code("streams" if operation.is_stream else "choosing"))

    def _overloads(self, operation: Operation, call: Call) -> Iterable[Overload]:
        """Yield what a call returns with each value of the argument that asks for a stream."""
        switch, events = call.switch, operation.events
        if switch is None or events is None:
            return
        single = self._result(operation, self._names)
        stream = self._answer_type(events, self._names)
        awaited = self._stream("AsyncEventStream", events, self._names)
        nothing = [annotate.NONE] if isinstance(switch.type, api.Nullable) else []
        off = annotate.union([annotate.literals([False]), *nothing])
        flag = annotate.union([annotate.named(code("bool")), *nothing])
        both, later = annotate.union([single, stream]), annotate.union([single, awaited])
        rows = (
            (off, switch.required, single, single),
            (annotate.literals([True]), True, stream, awaited),
            (flag, True, both, later),
        )
        for value, required, result, result_later in rows:
            yield Overload(
                tuple(
                    self._flag(each, value, required) if each is switch else self._parameter(each)
                    for each in call.keywords
                ),
                self._gathered.use(annotate.qualified(result, self._hidden)),
                self._gathered.use(annotate.qualified(result_later, self._hidden)),
            )

    def _flag(self, argument: Argument, value: Annotation, required: bool) -> Code:
        if required:
            return code("{}: {}", argument.name, self._gathered.use(value))
        return code("{}: {} = UNSET", argument.name, self._gathered.use(optional(value)))

    def _stream(self, name: LiteralString, answer: Answer, names: Names) -> Annotation:
        assert answer.type is not None
        item = stored(answer.type, names, self._here)
        return annotate.generic(name, item, imported=runtime("answer", name))

    def _page(self, name: Code, names: Names) -> Annotation:
        return names.seen_from(self._here, self._resource.types_module.dotted, name)

    def _faces(self, operation: Operation, name: Code) -> Faces:
        """Return the method on the other classes; the asynchronous ones of a list get its page."""
        method = code("{}.{}", self._resource.class_name, name)
        page = self._allocation.async_pages.get(operation.id)

        def face(kind: LiteralString, on_pages: LiteralString | None = None) -> Code:
            if page is None or on_pages is None:
                made = code("faces.{}({})", code(kind), method)
            else:
                paged = self._gathered.use(self._page(page, self._names))
                made = code("faces.{}({}, {})", code(on_pages), method, paged)
            return code("faces.deprecated_face({})", made) if operation.doc.deprecated else made

        return Faces(
            asynchronous=self._awaited(operation, method)
            or face("asynchronous", "asynchronous_pages"),
            raw=face("raw"),
            async_raw=face("async_raw", "async_raw_pages"),
            streaming=face("streaming"),
            async_streaming=face("async_streaming", "async_streaming_pages"),
        )

    def _awaited(self, operation: Operation, method: Code) -> Code | None:
        """Return the asynchronous face of a method whose answer is a stream, or can be one."""
        if operation.events is None and not operation.is_stream:
            return None
        face = code("async_streams" if operation.is_stream else "async_choosing")
        made = code("eventful.{}({})", face, method)
        return code("faces.deprecated_face({})", made) if operation.doc.deprecated else made

    def _answer_type(self, answer: Answer, names: Names) -> Annotation:
        if answer.type is None:
            return annotate.NONE
        if answer.is_stream:
            return self._stream("EventStream", answer, names)
        return stored(answer.type, names, self._here)

    def _type_text(self, answer: Answer) -> str:
        """Return the type in words: the bare names of its classes."""
        if answer.type is None:
            return ""
        return self._answer_type(answer, self._allocation.names).text


def _is_wide(declared: str) -> bool:
    """Tell whether a line has room for a constant's type and no more than a bracket behind it.

    Where it has no room for the type either, that is what is broken.
    """
    return len(declared) + len("(") <= LINE_LENGTH < len(declared) + len("Operation(")


def _whole(resource: Resource, names: Names, members: Collection[str]) -> dict[str, Code]:
    """Return the modules of types under the names that they have in the resource's module.

    Annotations of methods are looked up in the class: a method called `types` would hide the module.
    """
    home = resource.types_module.dotted
    modules = {
        home: code("types"),
        names.param_modules[home]: code("params"),
        annotate.SHARED: code("shared"),
    }
    return {
        module: code("{}_", name) if name in members else name for module, name in modules.items()
    }


def method_names(resource: Resource) -> dict[str, Code]:
    """Return the method of each operation; the resources below take their names first."""
    attributes = frozenset(child.attribute for child in resource.children)
    ids = [each.id for each in resource.operations]
    wishes = [each.name for each in resource.operations]
    taken = reserved.RESOURCE_MEMBERS | reserved.FACES | attributes
    return dict(zip(ids, members(wishes, taken, "call"), strict=True))


def _deprecated(call: Call) -> Iterable[Code]:
    return (literal(each.name) for each in call.keywords if each.doc.deprecated)


def _arguments(call: Call) -> Iterable[Code]:
    """Yield `path={…}`, `query={…}`, … of the request: wire names with the parameters' values."""
    keywords = {Location.HEADER: "headers", Location.COOKIE: "cookies"}
    for place in Location:
        values = call.at(place)
        if values:
            yield code("{}={}", identifier(keywords.get(place, place.value)), _mapping(values))
    if call.whole_body is not None:
        yield code("body={}", call.whole_body.name)
    elif call.body_record is not None:
        yield code("body={}", _mapping(call.at(BODY)))
    if call.switch is not None:
        yield code("stream={}", call.switch.name)


def _mapping(arguments: Iterable[Argument]) -> Code:
    return braced(code("{}: {}", literal(each.wire), each.name) for each in arguments)


def _printed(fact: Fact, shared: Mapping[Fact, Code]) -> Code:
    """Return the fact with its value, or with the constant that has it."""
    return code("{}={}", fact.keyword, shared[fact]) if fact in shared else fact.argument


def _constant(operation: Operation) -> Code:
    return identifier(f"_{constant(split(operation.name))}")
