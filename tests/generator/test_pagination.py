"""What documents say of pages, in our own words, in those of other generators, and by names alone."""

from __future__ import annotations

import re

import pytest

import fragmint
from fragmint.config import default_config
from fragmint.source import Source

_HEAD = """openapi: 3.1.0
info: {title: Pets, version: '1'}
servers: [{url: 'https://pets.test'}]
"""


def minted(operation: str, properties: str, root: str = "") -> tuple[str, list[str]]:
    """The `pagination=…` of the one operation, and the findings as `line:column: message | hint`.

    Args:
        operation: YAML in braces: further keys of `get: {…}`.
        properties: YAML in braces: the properties of the response; or a whole schema.
        root: Further keys of the document.
    """
    schema = (
        properties if "type:" in properties[:7] else f"{{type: object, properties: {properties}}}"
    )
    document = f"""{_HEAD}{root}
paths:
  /pets:
    get:
      operationId: list
      tags: [pets]
{operation}
      responses:
        '200': {{description: Pets., content: {{application/json: {{schema: {schema}}}}}}}
"""
    result = fragmint.generate(Source("spec.yaml", document), default_config("pets"))
    texts = {str(each.path): each.text for each in result.files}
    text = next((text for path, text in texts.items() if path.endswith("resources/pets.py")), "")
    found = re.search(r"    pagination=(.*?\)),\n\)", text, re.DOTALL)
    said = re.sub(r"\s+", " ", found[1]).replace("( ", "(").replace(", )", ")") if found else ""
    findings = [
        f"{each.span.line if each.span else 0}:{each.span.column if each.span else 0} "
        f"{each.rule}: {each.message}" + (f" | {each.hint}" if each.hint else "")
        for each in result.diagnostics
    ]
    return said, findings


def query(*names: str, **types: str) -> str:
    """The parameters of an operation: integers, or what is given by name."""
    rows = [f"{{name: {each}, in: query, schema: {{type: integer}}}}" for each in names]
    rows += [f"{{name: {name}, in: query, schema: {schema}}}" for name, schema in types.items()]
    return f"      parameters: [{', '.join(rows)}]"


PETS = "pets: {type: array, items: {type: object, properties: {id: {type: string}}}}"
LIST = "{" + PETS + ", next: {type: string}, more: {type: boolean}, total: {type: integer}}"

OWN = {
    "{style: page, page: page}": 'PageNumber(page="page", first=1, items=("pets",))',
    "{style: offset, offset: page, first: 1, total: total}": (
        'Offset(offset="page", first=1, items=("pets",), total=("total",))'
    ),
    "{style: cursor, cursor: page, next: next, more: more}": (
        'Cursor(cursor="page", items=("pets",), more=("more",), next=("next",))'
    ),
    "{style: cursor, cursor: page, header: X-Next}": (
        'Cursor(cursor="page", header="X-Next", items=("pets",))'
    ),
    "{style: cursor, cursor: page, item: id}": 'Cursor(cursor="page", items=("pets",), item=("id",))',
    "{style: next, next: next}": 'NextUrl(items=("pets",), next=("next",))',
    "{style: link}": 'NextUrl(items=("pets",))',
    "false": "",
}


@pytest.mark.parametrize("value", OWN)
def test_own_words(value: str) -> None:
    said, findings = minted(f"      x-fragmint-pagination: {value}\n{query('page')}", LIST)
    assert (said, findings) == (OWN[value], [])


REFUSED = {
    "{style: pages, page: page}": "10:38 the styles|there is no style 'pages' | did you mean `page`?",
    "{style: token}": (
        "10:38 the styles|there is no style 'token' | the styles are `page`, `offset`, `cursor`, "
        "`next`, `link`"
    ),
    "{page: page}": (
        "10:30 |the object has no `style` | it is one of `page`, `offset`, `cursor`, `next`, `link`"
    ),
    "{style: [page]}": (
        "10:38 |`style` must be a string | it is one of `page`, `offset`, `cursor`, `next`, `link`"
    ),
    "{style: page, pge: page}": "10:44 |the style `page` has no member 'pge' | did you mean `page`?",
    "{style: link, next: next}": (
        "10:44 |the style `link` has no member 'next' | its members are `style`, `items`, `more`"
    ),
    "{style: page}": "10:30 |the style `page` needs the member `page`",
    "{style: next}": "10:30 |the style `next` needs the member `next`",
    "{style: cursor, cursor: page}": (
        "10:30 |the style `cursor` needs one of `next`, `header` and `item`"
    ),
    "{style: cursor, cursor: page, next: next, item: id}": (
        "10:78 |the style `cursor` needs one of `next`, `header` and `item`"
    ),
    "{style: page, page: pages}": (
        "10:50 |`page` names 'pages', which is not a query parameter of the operation | "
        "did you mean 'page'?"
    ),
    "{style: cursor, cursor: pag, next: next}": (
        "10:54 |`cursor` names 'pag', which is not a query parameter or property of the body of the "
        "operation | did you mean 'page'?"
    ),
    "{style: page, page: word}": "10:50 |the parameter 'word' is not a number",
    "{style: page, page: page, first: one}": "10:63 |`first` must be a whole number",
    "{style: page, page: page, items: pet}": (
        "10:63 |the response has no property 'pet' | did you mean 'pets'?"
    ),
    "{style: page, page: page, items: total}": "10:63 |`items` must lead to an array in the response",
    "{style: next, next: pets}": "10:50 |`next` leads to a value with parts",
    "{style: cursor, cursor: page, item: nme}": "10:66 |the response has no property 'nme'",
    "{style: cursor, cursor: page, header: 'X Next'}": "10:68 |`header` must be the name of a header",
    "true": "10:30 |the value must be an object with a `style`, or `false`",
}


@pytest.mark.parametrize("value", REFUSED)
def test_what_is_not_understood_is_refused_at_its_place(value: str) -> None:
    operation = f"      x-fragmint-pagination: {value}\n{query('page', word='{type: string}')}"
    place, _, rest = REFUSED[value].partition(" ")
    message = f"{place} bad-extension: `x-fragmint-pagination`: {rest.partition('|')[2]}"
    assert [each for each in minted(operation, LIST)[1] if "bad-ext" in each] == [message]


OTHERS = {
    "speakeasy page": (
        "x-speakeasy-pagination: {type: offsetLimit, inputs: [{name: page, in: parameters, type: "
        "page}, {name: limit, in: parameters, type: limit}], outputs: {results: $.pets, numPages: "
        "$.total}}",
        'PageNumber(page="page", first=1, items=("pets",), pages=("total",))',
    ),
    "speakeasy offset": (
        "x-speakeasy-pagination: {type: offsetLimit, inputs: [{name: page, in: parameters, type: "
        "offset}], outputs: {results: $.pets}}",
        'Offset(offset="page", items=("pets",))',
    ),
    "speakeasy cursor": (
        "x-speakeasy-pagination: {type: cursor, inputs: [{name: word, in: parameters, type: cursor}], "
        "outputs: {results: $.pets, nextCursor: $.next}}",
        'Cursor(cursor="word", items=("pets",), next=("next",))',
    ),
    "speakeasy last item": (
        "x-speakeasy-pagination: {type: cursor, inputs: [{name: word, in: parameters, type: cursor}], "
        "outputs: {nextCursor: '$.pets[(@.length-1)].id'}}",
        'Cursor(cursor="word", items=("pets",), item=("id",))',
    ),
    "speakeasy url": (
        "x-speakeasy-pagination: {type: url, outputs: {nextUrl: $.next}}",
        'NextUrl(items=("pets",), next=("next",))',
    ),
    "fern cursor": (
        "x-fern-pagination: {cursor: $request.word, next_cursor: $response.next, results: "
        "$response.pets}",
        'Cursor(cursor="word", items=("pets",), next=("next",))',
    ),
    "fern page": (
        "x-fern-pagination: {offset: $request.page, results: $response.pets, has-next-page: "
        "$response.more}",
        'PageNumber(page="page", first=1, items=("pets",), more=("more",))',
    ),
    "fern offset": (
        "x-fern-pagination: {offset: $request.page, results: $response.pets, step: $request.limit}",
        'Offset(offset="page", items=("pets",))',
    ),
    "fern url": (
        "x-fern-pagination: {next_uri: $response.next, results: $response.pets}",
        'NextUrl(items=("pets",), next=("next",))',
    ),
    "fern root": (
        "x-fern-pagination: true",
        'Cursor(cursor="word", items=("pets",), next=("next",))',
    ),
    "ours first": (
        "x-fragmint-pagination: false\n      x-fern-pagination: true",
        "",
    ),
}
_ROOT = "x-fern-pagination: {cursor: $request.word, next_cursor: $response.next, results: $response.pets}"


@pytest.mark.parametrize("name", OTHERS)
def test_words_of_other_generators(name: str) -> None:
    extension, expected = OTHERS[name]
    operation = f"      {extension}\n{query('page', 'limit', word='{type: string}')}"
    assert minted(operation, LIST, _ROOT) == (expected, [])


NOT_UNDERSTOOD = {
    "x-speakeasy-pagination: {type: pageful}": (
        "only `offsetLimit`, `cursor` and `url` with their inputs are understood"
    ),
    "x-speakeasy-pagination: {type: url, outputs: {nextUrl: '$..next'}}": (
        "a path is not one of names, such as `$.data`"
    ),
    "x-fern-pagination: {cursor: $request.gone, next_cursor: $response.next}": (
        "`cursor` names 'gone', which is not a query parameter or property of the body of the operation"
    ),
    "x-fern-pagination: {custom: 1}": (
        "only `cursor`, `offset`, `next_uri` and `next_path` are understood"
    ),
}


@pytest.mark.parametrize("extension", NOT_UNDERSTOOD)
def test_other_words_that_are_not_understood_are_noted(extension: str) -> None:
    said, findings = minted(f"      {extension}\n{query('page')}", LIST)
    name, reason = extension.partition(":")[0], NOT_UNDERSTOOD[extension]
    hint = "describe the pages with `x-fragmint-pagination`"
    message = f"pagination-not-understood: `{name}` is not understood: {reason} | {hint}"
    assert said == ""
    assert [each.partition(" ")[2] for each in findings] == [message]


def test_marks_on_schemas() -> None:
    mark = "x-stainless-pagination-property: {purpose: %s}"
    parameter = f"{{type: string, {mark % 'next_cursor_param'}}}"
    inner = (
        f"{{type: object, properties: {{after: {{type: string, {mark % 'next_cursor_field'}}}}}}}"
    )
    properties = "{" + PETS + f", tags: {{type: array, items: {{}}}}, info: {inner}}}"
    properties = properties.replace(
        "{type: array, items: {type: o", f"{{{mark % 'items'}, type: array, items: {{type: o"
    )
    said, findings = minted(query(at=parameter), properties)
    assert said == 'Cursor(cursor="at", items=("pets",), next=("info", "after"))'
    assert findings == []


TEXT = "{type: string}"
FOUND = {
    "page by minimum": (
        query(page="{type: integer, minimum: 0}"),
        "{" + PETS + "}",
        'PageNumber(page="page", first=0, items=("pets",))',
    ),
    "page by default": (
        query(pageNumber="{type: integer, default: 1, minimum: 0}"),
        "{errors: {type: array, items: {}}, " + PETS + ", has_more: {type: boolean}}",
        'PageNumber(page="pageNumber", first=1, items=("pets",), more=("has_more",))',
    ),
    "page of an array": (
        query(page="{type: integer, minimum: 1}"),
        "{type: array, items: {type: string}}",
        'PageNumber(page="page", first=1, items=("items",))',
    ),
    "page in an envelope": (
        query(page="{type: integer, minimum: 1}"),
        "{data: {type: object, properties: {" + PETS + "}}}",
        'PageNumber(page="page", first=1, items=("data", "pets"))',
    ),
    "offset": (
        query("offset", "limit"),
        "{" + PETS + "}",
        'Offset(offset="offset", items=("pets",))',
    ),
    "cursor": (
        query("limit", cursor=TEXT),
        "{" + PETS + ", paging: {type: object, properties: {nextCursor: {type: string}}}}",
        'Cursor(cursor="cursor", items=("pets",), next=("paging", "next_cursor"))',
    ),
    "page token": (
        query(pageToken=TEXT),
        "{" + PETS + ", nextPageToken: {type: string}}",
        'Cursor(cursor="pageToken", items=("pets",), next=("next_page_token",))',
    ),
    "after": (
        query("limit", after=TEXT),
        "{" + PETS + ", has_more: {type: boolean}, last_id: {type: string}}",
        'Cursor(cursor="after", items=("pets",), more=("has_more",), next=("last_id",))',
    ),
    "starting after": (
        query("limit", starting_after=TEXT),
        "{" + PETS + ", has_more: {type: boolean}}",
        'Cursor(cursor="starting_after", items=("pets",), more=("has_more",), item=("id",))',
    ),
    "next url": (
        query("Page", PageToken=TEXT),
        "{" + PETS + ", next_page_uri: {type: string}}",
        'NextUrl(items=("pets",), next=("next_page_uri",))',
    ),
}


@pytest.mark.parametrize("name", FOUND)
def test_unmistakable_names(name: str) -> None:
    operation, properties, expected = FOUND[name]
    said, findings = minted(operation, properties)
    assert said == expected
    assert len(findings) == 1
    assert findings[0].startswith(
        "7:5 pagination-found: the names say that the list comes in pages: {style: "
    )
    assert findings[0].endswith("} | write `x-fragmint-pagination: false` if it does not")
    assert minted(f"      x-fragmint-pagination: false\n{operation}", properties) == ("", [])


def test_a_described_link_header() -> None:
    operation = query("per_page", "page").replace("      ", "", 1)
    document = f"""{_HEAD}
paths:
  /pets:
    get:
      operationId: list
      tags: [pets]
      {operation}
      responses:
        '200':
          description: Pets.
          headers: {{link: {{schema: {{type: string}}}}}}
          content: {{application/json: {{schema: {{type: array, items: {{type: string}}}}}}}}
"""
    result = fragmint.generate(Source("spec.yaml", document), default_config("pets"))
    text = next(each.text for each in result.files if str(each.path).endswith("resources/pets.py"))
    assert 'pagination=NextUrl(items=("items",))' in text


DOUBTFUL = {
    "no first page": (query("page"), "{" + PETS + "}"),
    "two arrays": (
        query(page="{type: integer, minimum: 1}"),
        "{" + PETS + ", b: {type: array, items: {}}}",
    ),
    "no array": (query(page="{type: integer, minimum: 1}"), "{pet: {type: string}}"),
    "a page of paper": (query(page="{type: string}"), "{" + PETS + "}"),
    "an offset without a limit": (query("offset"), "{" + PETS + "}"),
    "two ways": (
        query("offset", "limit", cursor=TEXT),
        "{" + PETS + ", next_cursor: {type: string}}",
    ),
    "a cursor that nobody names": (query(cursor=TEXT), "{" + PETS + ", cursor: {type: string}}"),
    "ids without an end": (query("limit", after=TEXT), "{" + PETS + ", last_id: {type: string}}"),
    "next without a kind": (query("limit"), LIST),
    "a next URL that is none": (
        query("limit"),
        "{" + PETS + ", next_url: {type: object, properties: {a: {type: string}}}}",
    ),
}


@pytest.mark.parametrize("name", DOUBTFUL)
def test_doubtful_names_are_left_alone(name: str) -> None:
    assert minted(*DOUBTFUL[name]) == ("", [])


def test_other_methods_are_left_alone() -> None:
    operation, properties, _ = FOUND["page by minimum"]
    document = minted.__doc__ and f"""{_HEAD}
paths:
  /pets:
    post:
      operationId: find
      tags: [pets]
{operation}
      responses: {{'200': {{description: Pets., content: {{application/json: {{schema: {{type: object, properties: {properties}}}}}}}}}}}
"""
    assert document
    result = fragmint.generate(Source("spec.yaml", document), default_config("pets"))
    assert result.files
    assert result.diagnostics == ()


def answering(others: str, extension: str = "") -> tuple[bool, list[str]]:
    """Whether a list with further responses becomes pages, and the messages about it."""
    content = "{application/json: {schema: {type: array, items: {type: string}}}}"
    document = f"""{_HEAD}
paths:
  /pets:
    get:
      operationId: list
      tags: [pets]
      {extension}
{query(page="{type: integer, minimum: 1}")}
      responses: {{'200': {{description: Pets., content: {content}}}, {others}}}
"""
    result = fragmint.generate(Source("spec.yaml", document), default_config("pets"))
    is_paged = any("listed(types.PetListPage" in each.text for each in result.files)
    return is_paged, [each.message for each in result.diagnostics if each.rule == "bad-extension"]


def test_a_list_with_another_success_is_not_taken_for_pages() -> None:
    """A method has one type of page for all successes."""
    own = "x-fragmint-pagination: {style: page, page: page}"
    same = "'206': {description: Pets., content: {application/json: {schema: {type: array, items: {type: string}}}}}"
    refused = "`x-fragmint-pagination`: the response 204 is no page, as its content is another"
    assert answering("'204': {description: None.}") == (False, [])
    assert answering("'204': {description: None.}", own) == (False, [refused])
    assert answering("'304': {description: As before.}") == (True, [])
    assert answering(same, own) == (True, [])
