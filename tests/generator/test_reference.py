"""The reference pages: their places, their links, their walls, and what they cost."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import fragmint
import realtimekit
from fragmint.config import default_config
from fragmint.source import Source

ROOT = Path(__file__).parents[2]
PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[click](javascript:alert(1)) ![x](https://evil.example/x.png)",
    "<https://evil.example/> [data](data:text/html,x) [ok](https://fine.example)",
    "{{ view }} {% raw %} ${x} `</code><b>` \u202e\x1b[31m",
    "</textarea></title></style></script><!--",
)


def site(document: str, **settings: Any) -> Mapping[str, str]:
    """The files of a document's client, pages and all."""
    config = replace(default_config("pets"), docs="docs", **settings)
    result = fragmint.generate(Source("spec.yaml", document), config)
    assert result.files, result.diagnostics
    return {each.path: each.text for each in result.files}


def document(text: str) -> str:
    """A small document that says a text wherever a text can stand."""
    said = json.dumps(text)
    return f"""openapi: 3.1.0
info: {{title: Pets, version: '1', description: {said}}}
servers: [{{url: 'https://pets.example'}}]
security: [{{key: []}}]
paths:
  /pets/{{id}}:
    post:
      operationId: addPet
      tags: [pets]
      summary: {said}
      description: {said}
      x-fragmint-permissions: [{said}]
      x-stability-level: beta
      parameters: [{{name: id, in: path, required: true, description: {said}, schema: {{type: string, examples: [{said}]}}}}]
      requestBody:
        content:
          application/json:
            schema: {{$ref: '#/components/schemas/Pet'}}
            examples: {{first: {{summary: {said}, value: {{name: {said}}}}}}}
      responses:
        '200':
          description: {said}
          content: {{application/json: {{schema: {{$ref: '#/components/schemas/Pet'}}, examples: {{ {said}: {{value: {{name: {said}}}}} }}}}}}
        4XX: {{description: {said}}}
      callbacks:
        grown:
          '{{$request.query.url}}':
            post:
              summary: {said}
              requestBody: {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/Pet'}}}}}}}}
              responses: {{'200': {{description: {said}}}}}
webhooks:
  petSold:
    post:
      summary: {said}
      description: {said}
      parameters: [{{name: X-Try, in: header, description: {said}, schema: {{type: string, examples: [{said}]}}}}]
      requestBody:
        description: {said}
        content:
          application/json:
            schema: {{type: object, required: [type], properties: {{type: {{const: {said}}}, pet: {{$ref: '#/components/schemas/Pet'}}}}}}
            examples: {{first: {{summary: {said}, value: {{type: {said}}}}}}}
      responses: {{'200': {{description: {said}}}}}
components:
  securitySchemes: {{key: {{type: apiKey, in: header, name: X-Key, description: {said}}}}}
  schemas:
    Pet:
      type: object
      description: {said}
      required: [name]
      properties:
        name: {{type: string, description: {said}, default: {said}}}
        kind: {{type: string, description: {said}, enum: [cat, {said}]}}
        parent: {{$ref: '#/components/schemas/Pet'}}
"""


class Tags(HTMLParser):
    """What a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    @property
    def ids(self) -> list[str]:
        return [str(each["id"]) for _, each in self.tags if "id" in each]


def pages_of(files: Mapping[str, str]) -> dict[str, Tags]:
    return {path: Tags(text) for path, text in files.items() if path.endswith(".html")}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_of_a_document_is_markup(payload: str) -> None:
    harmless = pages_of(site(document("harmless")))
    for path, page in pages_of(site(document(payload))).items():
        usual = {(tag, *sorted(each)) for tag, each in harmless[path].tags}
        allowed = {("a", "href"), ("code",), ("p",), ("br",), ("wbr",), ("b", "class"), ("em",)}
        assert {(tag, *sorted(each)) for tag, each in page.tags} <= usual | allowed
        for tag, each in page.tags:
            assert not any(name.startswith("on") or name == "style" for name in each), tag
            target = each.get("href") or each.get("src") or ""
            assert re.match(r"(https?:|mailto:|#|[\w.]+\.(html|css|js|md)(#|$)|$)", target), target
            assert tag == "a" or not target.startswith("http"), target


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_of_a_document_is_markup_of_a_twin(payload: str) -> None:
    from markdown_it import MarkdownIt

    for path, text in site(document(payload)).items():
        if path.startswith("docs/") and path.endswith((".md", ".txt")):
            without = re.sub(r'<a id="[\w.*-]+"></a>', "", text)
            rendered = MarkdownIt("commonmark", {"html": True}).render(without)
            assert not re.search(r"<(script|img|iframe|https)", rendered), path
            assert 'href="javascript' not in rendered


def test_no_page_has_an_address_outside_of_itself_but_links() -> None:
    for path in (ROOT / "generated" / "docs").glob("*.*"):
        text = path.read_text("utf-8")
        if path.suffix in (".css", ".js"):
            assert "://" not in text or path.name == "search.js"
        for tag, each in Tags(text).tags if path.suffix == ".html" else ():
            assert tag == "a" or "http" not in (each.get("src") or each.get("href") or ""), tag


def test_places_are_named_once_and_links_lead_to_them() -> None:
    files = site(document("harmless"))
    pages = {path.removeprefix("docs/"): page for path, page in pages_of(files).items()}
    assert {f"{each.removesuffix('.html')}.md" for each in pages} <= {
        path.removeprefix("docs/") for path in files
    }
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), path
        for tag, each in page.tags:
            target, _, anchor = (each.get("href") or "").partition("#")
            if tag != "a" or not target.endswith(".html"):
                assert tag != "a" or target or anchor in page.ids, anchor
                continue
            assert not anchor or anchor in pages[target].ids, f"{target}#{anchor}"


def test_a_place_does_not_change_when_the_document_is_rearranged() -> None:
    usual = document("harmless")
    parts = re.split(r"^(?=\w)", usual, flags=re.MULTILINE)
    turned = "".join([parts[0], *reversed(parts[1:])])
    assert site(turned) == site(usual)


def test_both_forms_have_the_same_places() -> None:
    for page in (ROOT / "generated" / "docs").glob("client.*.html"):
        named = {each for each in Tags(page.read_text("utf-8")).ids if "." in each}
        twin = set(re.findall(r'<a id="([^"]+)">', page.with_suffix(".md").read_text("utf-8")))
        assert {
            each
            for each in named
            if not each.endswith(("--security", "--parameters", "--returns", "--raises"))
        } == twin


def test_the_errors_are_those_of_the_package() -> None:
    page = Tags((ROOT / "generated" / "docs" / "errors.html").read_text("utf-8"))
    classes = {
        name: each
        for name in dir(realtimekit)
        if inspect.isclass(each := getattr(realtimekit, name))
        and issubclass(each, realtimekit.APIError)
    }
    assert set(page.ids) >= set(classes)
    assert {each for each in page.ids if each.endswith("Error")} == set(classes)


def test_what_a_site_weighs() -> None:
    folder = ROOT / "generated" / "docs"
    size = {each.name: each.stat().st_size for each in folder.iterdir()}
    assert size["style.css"] + size["script.js"] <= 40_000
    assert size["client.realtime_kit.recordings.html"] <= 250_000


def test_docstrings_name_the_place_where_the_address_is_known() -> None:
    files = site(document("harmless"), docs_url="https://pets.example/reference/")
    said = "Reference: https://pets.example/reference/client.pets.html#pets.add_pet"
    assert said in files["pets/resources/pets.py"]
    assert "Reference:" not in site(document("harmless"))["pets/resources/pets.py"]


def test_a_large_resource_is_split_by_method_under_the_same_anchors() -> None:
    fields = ", ".join(f"f{number}: {{type: string}}" for number in range(350))
    paths = "\n".join(
        f"  /a{number}: {{get: {{operationId: get_{number}, tags: [big], responses: {{'200': {{description: ok, "
        f"content: {{application/json: {{schema: {{type: object, properties: {{{fields}}}}}}}}}}}}}}}}}"
        for number in range(4)
    )
    text = f"openapi: 3.1.0\ninfo: {{title: B, version: '1'}}\nservers: [{{url: 'https://b.example'}}]\npaths:\n{paths}\n"
    pages = pages_of(site(text))
    assert "big.get_2" in pages["docs/client.big.get_2.html"].ids
    assert "big.get_2" not in pages["docs/client.big.html"].ids
    links = [each.get("href") for tag, each in pages["docs/client.big.html"].tags if tag == "a"]
    assert "client.big.get_2.html#big.get_2" in links


def test_a_title_and_a_logo() -> None:
    files = site(document("harmless"), docs_title="Pets & more", docs_logo="logo.svg")
    index = files["docs/index.html"]
    assert "<title>Pets &amp; more" in index
    assert '<img src="logo.svg" alt="" height="24">' in index


def test_a_site_grows_with_its_resources_and_not_with_their_square() -> None:
    """A page lists those beside it in its contents, and the front page lists all."""

    def weight(resources: int) -> int:
        paths = "\n".join(
            f"  /a{number}: {{get: {{operationId: get_{number}, tags: [t{number}], responses: {{'200': {{description: ok, "
            f"content: {{application/json: {{schema: {{type: object, properties: {{a: {{type: string}}}}}}}}}}}}}}}}}}"
            for number in range(resources)
        )
        text = f"openapi: 3.1.0\ninfo: {{title: B, version: '1'}}\nservers: [{{url: 'https://b.example'}}]\npaths:\n{paths}\n"
        files = site(text)
        return sum(len(text) for path, text in files.items() if path.startswith("docs/"))

    assert weight(120) / weight(60) < 2.2


RICH = """openapi: 3.1.0
info: {title: Pets, version: '1'}
servers: [{url: 'https://pets.example'}]
paths:
  /pets/{id}:
    put:
      operationId: setPet
      tags: [pets]
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: X-Trace, in: header, schema: {type: string}}
        - {name: since, in: query, schema: {type: string, format: date-time}}
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: '#/components/schemas/Pet'}
            examples:
              cat: {summary: A cat, value: {kind: cat}}
              dog: {summary: A dog, value: {kind: dog, home: {street: Main Street}}}
      responses:
        '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Home'}}}}
components:
  schemas:
    Kind: {type: string, enum: [cat, dog]}
    Home: {type: object, properties: {street: {type: string}}}
    Pet: {type: object, required: [kind], properties: {kind: {$ref: '#/components/schemas/Kind'}, home: {$ref: '#/components/schemas/Home'}}}
"""


def told(text: str) -> str:
    """The text of a page, each gap a space."""
    return " ".join(re.sub(r"<[^>]*>", " ", text.replace("<wbr>", "")).split())


def test_parameters_stand_in_the_order_of_a_request() -> None:
    text = told(site(RICH)["docs/client.pets.html"])
    places = ("In the path id", "In the query since", "In the header x_trace", "In the body, as application/json kind")  # fmt: skip
    found = [text.index(each) for each in places]
    assert found == sorted(found)


def test_a_signature_has_what_a_caller_may_pass_and_links_its_classes() -> None:
    page = site(RICH)["docs/client.pets.html"]
    text = told(page)
    for each in (
        "kind : Kind | Literal[&#34;cat&#34;, &#34;dog&#34;],",
        "home : Home | HomeParam = UNSET,",
        "since : datetime | str = UNSET,",
    ):
        assert each in text
    assert '<a href="types.pets.html#Home">HomeParam</a>' in page


def test_each_example_of_the_document_makes_a_call() -> None:
    text = site(RICH)["docs/client.pets.md"]
    assert re.findall(r'kind="(\w+)"', text) == ["cat", "cat", "dog", "dog"]
    assert text.index("A cat:") < text.index("A dog:") < text.index('kind="dog"')


def test_a_type_names_its_users() -> None:
    pages = site(RICH)
    entry = pages["docs/types.pets.html"].partition('id="Home"')[2].partition("</section>")[0]
    assert told(entry).endswith("Used by pets.set_pet Pet")
    assert 'href="client.pets.html#pets.set_pet"' in entry


@pytest.mark.parametrize("key", ["x-stability-level", "x-stability", "x-fern-availability"])
def test_how_far_a_method_may_be_relied_on_is_a_mark(key: str) -> None:
    marked = RICH.replace("operationId: setPet", f"operationId: setPet\n      {key}: beta")
    badge = '<span class="badge beta">beta</span>'
    assert badge in site(marked)["docs/client.pets.html"]
    assert badge not in site(RICH)["docs/client.pets.html"]


def described(text: str) -> Mapping[str, str]:
    """The site of a method that is described with this text."""
    return site(
        RICH.replace("tags: [pets]", f"tags: [pets]\n      description: {json.dumps(text)}")
    )


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("- one\n- two\n  - three", "- one\n\n- two\n\n  - three"),
        ("1. one\n\n   more", "- one\n\n  more"),
        ("See [the *docs*](https://fine.example/a(b)), `code`.", "See [the docs](<https://fine.example/a(b)>), `code`."),
        ("[mail](mailto:a@fine.example)", "[mail](<mailto:a@fine.example>)"),
        ("# Head\n> said", "Head\n\nsaid"),
        ("```\na = 1\n```", "````\na = 1\n````"),
        ("|a|b|\n|-|-|\n|1|2|", "a; b\n\n1; 2"),
        ("a_b <b> &amp; #1", "a\\_b \\<b\\> \\& \\#1"),
    ],
)  # fmt: skip
def test_a_twin_keeps_what_the_markdown_of_a_document_means(text: str, kept: str) -> None:
    page = described(text)["docs/client.pets.md"]
    assert f"\n\n{kept}\n\n`PUT` `/pets/{{id}}`" in page


def test_a_place_of_another_renderer_is_no_link() -> None:
    page = described("[here](#pets.set_pet) and [there](#operation/setPet)")[
        "docs/client.pets.html"
    ]
    assert '<a href="#pets.set_pet">here</a>' in page
    assert "#operation/" not in re.sub(r">[^<]*<", "><", page)


STREAMS = """openapi: 3.1.0
info: {title: Chat, version: '1'}
servers: [{url: 'https://chat.example'}]
paths:
  /chat:
    post:
      operationId: talk
      tags: [chat]
      requestBody:
        required: true
        content:
          application/json:
            schema: {type: object, required: [text], properties: {text: {type: string}}}
            examples: {hello: {value: {text: Hello}}}
      responses:
        '200':
          description: What is said, piece by piece.
          content: {text/event-stream: {schema: {type: object, properties: {delta: {type: string}}}}}
"""


def test_a_stream_is_called_as_one() -> None:
    files = site(STREAMS)
    text = told(files["docs/client.chat.html"])
    assert "EventStream[ ChatTalkResponse ]" in text
    assert "AsyncEventStream[ ChatTalkResponse ]" in text
    calls = re.findall(
        r"^````\w+\n(.*?)\n````$", files["docs/client.chat.md"], re.MULTILINE | re.DOTALL
    )
    assert any(
        'with client.chat.talk(text="Hello") as stream:\n    for item in stream:' in each
        for each in calls
    )
    assert any("async with await client.chat.talk(" in each for each in calls)
    assert any(each.startswith("curl --no-buffer -X POST") for each in calls)


def test_streams_have_a_page_that_lists_them_where_there_are_any() -> None:
    files = site(STREAMS)
    twin = files["docs/streams.md"]
    assert "[`client.chat.talk`](client.chat.md#chat.talk): server-sent events" in twin
    assert 'href="client.chat.html#chat.talk"' in files["docs/streams.html"]
    assert 'href="streams.html"' in files["docs/client.chat.html"]
    assert "docs/streams.html" not in site(RICH)


def test_what_a_tag_says_begins_the_page_of_its_resource() -> None:
    said = RICH.replace("paths:", "tags: [{name: pets, description: 'All *pets*.'}]\npaths:", 1)
    assert (
        '<div class="text"><p>All <em>pets</em>.</p></div>' in site(said)["docs/client.pets.html"]
    )
    moved = site(said, methods={"setPet": "shop.animals.set"})["docs/client.shop.animals.html"]
    assert "All <em>pets</em>." in moved


def test_what_is_deprecated_says_since_when_and_what_to_use() -> None:
    said = RICH.replace(
        "operationId: setPet",
        "operationId: setPet\n      x-fragmint-deprecated: {since: '2.1', instead: use *lists*}",
        1,
    )
    files = site(said)
    page = files["docs/client.pets.html"]
    assert '<span class="badge old">deprecated since 2.1</span>' in page
    assert "<p>Instead: use <em>lists</em></p>" in page
    assert "(deprecated since 2.1)" in files["docs/client.pets.md"]
