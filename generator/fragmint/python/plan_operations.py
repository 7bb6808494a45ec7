"""Operations become methods: one body each, and the constant facts that it hands on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from ..api import types as api
from ..api.model import Answer, BodyKind, Location, Operation, PageNumbers
from ..words import constant, split
from . import annotate, prose, reserved
from .allocation import Allocation
from .annotate import Annotation, accepted, optional, stored
from .code import Code, identifier, literal
from .imports import Import, in_package, print_imports, runtime
from .names import members
from .parameters import BODY, Argument, Call, call
from .plan_types import TypesPrinter, field_names
from .tree import Resource, dotted
from .views import Child, Method, ModelClass, ResourceModule

_PLAIN_STYLES = {
    Location.PATH: ("simple", False),
    Location.QUERY: ("form", True),
    Location.HEADER: ("simple", False),
    Location.COOKIE: ("form", True),
}
"""What the runtime does where an operation says nothing (OpenAPI, Parameter Object, `style`)."""

_ALWAYS = {
    Import("collections.abc", "Mapping"),
    runtime("models", "UNSET"),
    runtime("models", "UnsetType"),
    runtime("operation", "Operation"),
    runtime("operation", "Request"),
    runtime("options", "Headers"),
    runtime("options", "Query"),
    runtime("options", "Timeout"),
}
_FACES = ("asynchronous", "raw", "async_raw", "streaming", "async_streaming")
_PAGED_FACES = (
    "asynchronous_pages", "raw", "async_raw_pages", "streaming", "async_streaming_pages",
)  # fmt: skip
_BASES = (
    "Resource", "AsyncResource", "RawResource", "AsyncRawResource", "StreamingResource",
    "AsyncStreamingResource",
)  # fmt: skip


class ResourcePrinter:
    """Prints one resource's module, and gathers the imports that it needs."""

    def __init__(self, resource: Resource, allocation: Allocation) -> None:
        self._resource = resource
        self._allocation = allocation
        self._names = allocation.names
        self._here = resource.module.dotted
        self._imports: set[Import] = set()
        self._method_names = _method_names(resource)
        self._hidden = reserved.ANNOTATION_NAMES & {*self._method_names.values()}

    def module(self) -> ResourceModule:
        """The whole module."""
        operations = self._resource.operations
        calls = {each.id: call(each, self._names.definitions) for each in operations}
        checks = [self._checks(each, calls[each.id]) for each in operations]
        methods = tuple(self._method(each, calls[each.id]) for each in operations)
        self._imports |= {runtime("resource", base) for base in self._bases()}
        if self._resource.children:
            self._imports.add(Import("typing", "TYPE_CHECKING"))
        path = ".".join(self._resource.service)
        return ResourceModule(
            prose.own(f"`client.{path}` and its operations."),
            print_imports(self._imports, self._resource.module.depth),
            self._resource.class_name,
            Code(f"Async{self._resource.class_name}"),
            tuple(each for each in checks if each is not None),
            methods,
            child_imports(self._resource.children, self._resource.module.depth),
            children(self._resource.children, self._resource.module.depth),
        )

    def _bases(self) -> Iterable[str]:
        return _BASES if self._resource.operations else _BASES[:2]

    def _use(self, annotation: Annotation) -> Code:
        self._imports |= annotation.imports
        return annotation.text

    def _method(self, operation: Operation, call: Call) -> Method:
        self._imports |= _ALWAYS
        faces = _PAGED_FACES if operation.pagination else _FACES
        self._imports |= {runtime("resource", face) for face in faces}
        result = self._result(operation)
        shown_result = annotate.qualified(Annotation(result), self._hidden)
        errors = {each.status: self._type_text(each) for each in operation.errors}
        words = {
            each.name: prose.value_text(each.doc, each.type, each.default) for each in call.all
        }
        return Method(
            name=self._method_names[operation.id],
            constant=_constant(operation),
            result=result,
            returns=self._use(shown_result),
            facts=tuple(self._facts(operation, call)),
            positional=self._parameter(call.positional) if call.positional else None,
            keywords=tuple(self._parameter(each) for each in call.keywords),
            doc=prose.of_operation(operation, words, result, errors),
            verb=literal(operation.method),
            template=literal(operation.path),
            arguments=tuple(_arguments(call)),
            paged=operation.pagination is not None,
            async_page=self._async_page(operation),
        )

    def _parameter(self, argument: Argument) -> Code:
        """`width: int`, or `width: int | UnsetType = UNSET`."""
        annotation = accepted(argument.type, self._names, self._here)
        annotation = annotate.qualified(annotation, self._hidden)
        if argument.required:
            return Code(f"{argument.name}: {self._use(annotation)}")
        return Code(f"{argument.name}: {self._use(optional(annotation))} = UNSET")

    def _result(self, operation: Operation) -> Code:
        """What a call returns: the types of all successes together."""
        if operation.pagination:
            return self._page(self._allocation.pages[operation.id])
        return self._use(annotate.union(self._answer_type(each) for each in operation.answers))

    def _page(self, name: Code) -> Code:
        home = self._resource.types_module.dotted
        return self._use(Annotation(name, frozenset({in_package(home, name)})))

    def _async_page(self, operation: Operation) -> Code | None:
        name = self._allocation.async_pages.get(operation.id)
        return None if name is None else self._page(name)

    def _answer_type(self, answer: Answer) -> Annotation:
        if answer.type is None:
            return annotate.NONE
        return stored(answer.type, self._names, self._here)

    def _type_text(self, answer: Answer) -> str:
        return self._answer_type(answer).text if answer.type is not None else ""

    def _facts(self, operation: Operation, call: Call) -> Iterable[Code]:
        """The keyword arguments of `Operation(…)`, those that differ from its defaults."""
        path = f"{dotted(operation.service)}.{self._method_names[operation.id]}"
        yield Code(f"name={literal(path)}")
        page = self._allocation.pages.get(operation.id)
        yield Code(f"responses={self._contents(operation.answers, page)}")
        if operation.errors:
            yield Code(f"errors={self._contents(operation.errors, None)}")
        if operation.security:
            named = self._allocation.credentials
            groups = [[named[id] for id in group] for group in operation.security]
            yield Code(f"security={tuples(groups)}")
        if _is_checked(call):
            yield Code(f"parameters={_checks_name(operation)}")
        if operation.body is not None:
            kind, type = operation.body.kind, operation.body.type
            yield Code(f"body={self._content(kind, type, operation.body.media_type)}")
        if operation.failure is not None:
            failure = operation.failure
            yield Code(f"failure=({literal(failure.wire)}, {literal(failure.value)})")
        if operation.idempotency is not None:
            yield Code("idempotent=True")
            if operation.idempotency.header:
                yield Code(f"idempotency_header={literal(operation.idempotency.header)}")
        styles = self._styles(operation)
        if styles:
            yield Code(f"styles={styles}")
        if operation.pagination is not None:
            yield self._pagination(operation.pagination, operation)

    def _contents(self, answers: Iterable[Answer], page: Code | None) -> Code:
        items = (f"{literal(each.status)}: {self._answer_content(each, page)}" for each in answers)
        return Code("{" + ", ".join(items) + "}")

    def _answer_content(self, answer: Answer, page: Code | None) -> Code:
        if answer.type is None:
            return self._call_content("nothing", "")
        if page is not None and answer.kind is BodyKind.JSON:
            return self._call_content("json", page)
        return self._content(answer.kind, answer.type, "")

    def _content(self, kind: BodyKind, type: api.Type, media_type: str) -> Code:
        """`json(Pet)`; the media type is told where it isn't the kind's usual one."""
        told = f"{literal(media_type)}" if media_type not in _USUAL_MEDIA_TYPES[kind] else ""
        if kind in (BodyKind.JSON, BodyKind.FORM):
            type_text = self._use(stored(type, self._names, self._here))
            return self._call_content(kind, f"{type_text}, {told}" if told else type_text)
        return self._call_content(kind, told)

    def _call_content(self, kind: str, arguments: str) -> Code:
        self._imports.add(runtime("content", str(kind)))
        return Code(f"{kind}({arguments})")

    def _styles(self, operation: Operation) -> Code | None:
        """Only the parameters that aren't written in their location's plain style."""
        items = [
            f"{literal(each.wire)}: Style({literal(each.style.name)}, {each.style.explode})"
            for each in operation.parameters
            if (each.style.name, each.style.explode) != _PLAIN_STYLES[each.location]
            and _has_parts(each.type, self._names.definitions)
        ]
        if not items:
            return None
        self._imports.add(runtime("operation", "Style"))
        return Code("{" + ", ".join(items) + "}")

    def _pagination(self, pages: PageNumbers, operation: Operation) -> Code:
        self._imports.add(runtime("pagination", "PageNumber"))
        answer = next(each.type for each in operation.answers if each.type is not None)
        paths = {
            name: attribute_path(answer, path, self._names.definitions)
            for name, path in (("items", pages.items), ("total", pages.total), ("end", pages.end))
            if path
        }
        told = "".join(f", {name}={_tuple_of(path)}" for name, path in paths.items())
        return Code(
            f"pagination=PageNumber(page={literal(pages.parameter)}, first={pages.first}{told})"
        )

    def _checks(self, operation: Operation, call: Call) -> ModelClass | None:
        """A private struct with the limits of the parameters outside of the body."""
        if not _is_checked(call):
            return None
        self._imports.add(runtime("models", "Struct"))
        printer = TypesPrinter(self._resource.module, self._names)
        # The limits are told by wire name: where two places have the same one, the server checks.
        wires = Counter(each.wire for place in Location for each in call.at(place))
        fields = [
            api.Field(
                each.wire,
                each.type,
                each.required,
                each.secret,
                each.default,
                api.Doc(),
                operation.origin,
            )
            for place in Location
            for each in call.at(place)
            if wires[each.wire] == 1
        ]
        record = api.Record(
            api.TypeId(""), api.Name((), ()), tuple(fields), api.Doc(), operation.origin
        )
        members = printer.bare_fields(record)
        self._imports |= printer.gathered
        doc = prose.own(f"Limits of `{operation.name}`'s parameters.")
        return ModelClass(_checks_name(operation), Code("Struct, kw_only=True"), doc, None, members)


def _method_names(resource: Resource) -> dict[str, Code]:
    """The method of each operation; the resources below take their names first."""
    attributes = frozenset(child.attribute for child in resource.children)
    ids = [each.id for each in resource.operations]
    wishes = [each.name for each in resource.operations]
    taken = reserved.RESOURCE_MEMBERS | reserved.FACES | attributes
    return dict(zip(ids, members(wishes, taken, "call"), strict=True))


def children(resources: tuple[Resource, ...], depth: int) -> tuple[Child, ...]:
    """The resources below one, with the module to import each from."""
    return tuple(
        Child(
            each.attribute,
            each.class_name,
            Code(f"Async{each.class_name}"),
            Code("." * (depth + 1) + each.module.dotted),
            prose.own(f"Operations under `{'.'.join(each.service)}`."),
        )
        for each in resources
    )


def child_imports(resources: tuple[Resource, ...], depth: int) -> tuple[Code, ...]:
    """The classes of the resources below one, for type checkers: at run time each is lazy."""
    classes = {
        in_package(each.module.dotted, name)
        for each in resources
        for name in (each.class_name, f"Async{each.class_name}")
    }
    return print_imports(classes, depth)


def attribute_path(
    type: api.Type | None, path: tuple[str, ...], definitions: Mapping[api.TypeId, api.Definition]
) -> tuple[str, ...]:
    """A path of wire names as the attributes that lead the same way."""
    while isinstance(type, api.Nullable):
        type = type.of
    record = definitions.get(type.id) if isinstance(type, api.Ref) else None
    if isinstance(record, api.Alias):
        return attribute_path(record.of, path, definitions)
    if not path or not isinstance(record, api.Record):
        return ()
    field = next(each for each in record.fields if each.wire == path[0])
    return (field_names(record)[path[0]], *attribute_path(field.type, path[1:], definitions))


def _arguments(call: Call) -> Iterable[Code]:
    """`path={…}`, `query={…}`, … of the request: wire names with the parameters' values."""
    keywords = {Location.HEADER: "headers", Location.COOKIE: "cookies"}
    for place in Location:
        values = call.at(place)
        if values:
            yield Code(f"{keywords.get(place, place.value)}={_mapping(values)}")
    if call.whole_body is not None:
        yield Code(f"body={call.whole_body.name}")
    elif call.body_record is not None:
        yield Code(f"body={_mapping(call.at(BODY))}")


def _mapping(arguments: Iterable[Argument]) -> str:
    return "{" + ", ".join(f"{literal(each.wire)}: {each.name}" for each in arguments) + "}"


def _constant(operation: Operation) -> Code:
    return identifier(f"_{constant(split(operation.name))}")


def _checks_name(operation: Operation) -> Code:
    return identifier(f"_{''.join(word.title() for word in split(operation.name))}Limits")


def _is_checked(call: Call) -> bool:
    """Whether there is a parameter outside of the body; its type is checked like the body's."""
    return any(each.place != BODY for each in call.all)


def _has_parts(type: api.Type, definitions: Mapping[api.TypeId, api.Definition]) -> bool:
    """Whether the value is a list or an object: only then does a style make a difference."""
    match type:
        case api.Nullable():
            return _has_parts(type.of, definitions)
        case api.Ref():
            definition = definitions[type.id]
            if isinstance(definition, api.Alias):
                return _has_parts(definition.of, definitions)
            return isinstance(definition, (api.Record, api.Union))
        case _:
            return isinstance(type, (api.ListOf, api.MapOf, api.Either, api.Anything))


_USUAL_MEDIA_TYPES: Mapping[BodyKind, tuple[str, ...]] = {
    BodyKind.JSON: ("", "application/json", "*/*"),
    BodyKind.FORM: ("", "application/x-www-form-urlencoded"),
    BodyKind.TEXT: ("", "text/plain"),
    BodyKind.BINARY: ("", "application/octet-stream"),
    BodyKind.NOTHING: ("",),
}


def _tuple_of(values: Iterable[str]) -> Code:
    """`("a",)`: a tuple's literal."""
    return _tuple(literal(value) for value in values)


def tuples(rows: Iterable[Iterable[str]]) -> Code:
    """`(("a",), ("b", "c"))`: the literal of a tuple of tuples."""
    return _tuple(_tuple_of(row) for row in rows)


def _tuple(items: Iterable[Code]) -> Code:
    items = list(items)
    return Code(f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})")
