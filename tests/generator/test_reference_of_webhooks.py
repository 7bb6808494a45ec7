"""The reference pages of webhooks and callbacks: what stands there, and where."""

from __future__ import annotations

import json
import re

import pytest

from .own import ROOT
from .test_reference import Tags, pages_of, site, told

DOCUMENT = (ROOT / "tests" / "cases" / "webhooks" / "spec.yaml").read_text("utf-8")


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    """The files of the document's client."""
    return dict(site(DOCUMENT))


def test_every_webhook_has_a_place_with_its_payload_to_the_last_leaf(files: dict[str, str]) -> None:
    ids = pages_of(files)["docs/webhooks.html"].ids
    assert {
        "signatures",
        "signatures.webhook-id",
        "webhooks.ORDER_PAID",
        "webhooks.ORDER_PAID--payload",
        "webhooks.ORDER_PAID.data",
        "webhooks.ORDER_PAID.data.id",
        "webhooks.ORDER_PAID--beside.x_attempt",
        "webhooks.ORDER_PAID--answer",
        "webhooks.ORDER_SHIPPED.carrier",
        "webhooks.PING",
        "webhooks.ADD_ORDER_PROGRESS.percent",
    } <= {*ids}


def test_what_the_document_says_stands_there(files: dict[str, str]) -> None:
    text = told(files["docs/webhooks.html"])
    for each in (
        "An order was paid",
        "Sent once for each order.",
        "Counts deliveries.",
        "Received. Anything else is tried again.",
        "the environment variable SHOP_SECRET",
        "HMAC-SHA256",
        "UnknownWebhook",
    ):
        assert each in text


def test_a_callback_and_its_operation_lead_to_each_other(files: dict[str, str]) -> None:
    method = files["docs/client.orders.html"]
    assert '<dt>Callbacks</dt><dd><a href="webhooks.html#webhooks.ADD_ORDER_PROGRESS">' in method
    page = files["docs/webhooks.html"]
    assert 'A callback of <a href="client.orders.html#orders.add_order">' in page


def test_types_are_led_to_from_webhooks_and_back(files: dict[str, str]) -> None:
    assert 'href="types.webhooks.html#OrderPaid"' in files["docs/webhooks.html"]
    assert 'href="webhooks.html#webhooks.ORDER_PAID"' in files["docs/types.webhooks.html"]
    assert 'id="WebhookVerificationError"' in files["docs/errors.html"]


def test_both_forms_have_the_same_places(files: dict[str, str]) -> None:
    named = {each for each in Tags(files["docs/webhooks.html"]).ids if re.match(r"\w+\.", each)}
    twin = set(re.findall(r'<a id="([^"]+)">', files["docs/webhooks.md"]))
    assert {each for each in named if "--" not in each or "." in each.partition("--")[2]} <= twin


def test_the_search_and_the_lists_know_them(files: dict[str, str]) -> None:
    index = json.loads(files["docs/search.js"].partition("=")[2].strip().rstrip(";"))
    page = index["pages"].index("webhooks")
    rows = {row[1]: row for row in index["rows"] if row[0] == page}
    assert rows["webhooks.ORDER_PAID"][2] == "webhook"
    assert "amount" in rows["webhooks.ORDER_PAID"][4]
    assert "(webhooks.md#webhooks.ORDER_PAID): An order was paid" in files["docs/llms.txt"]
    assert 'href="webhooks.html#webhooks.ADD_ORDER_PROGRESS"' in files["docs/index.html"]


def test_a_document_that_says_nothing_of_signatures_is_told_so() -> None:
    files = site(re.sub(r"(?m)^x-fragmint-webhooks:.*\n", "", DOCUMENT))
    assert "does not say whether what comes is signed" in told(files["docs/webhooks.html"])
    assert "secret=os.environ[" in told(files["docs/webhooks.html"])


def test_many_webhooks_have_a_page_each_under_the_same_anchors() -> None:
    fields = ", ".join(f"f{number}: {{type: string}}" for number in range(400))
    webhooks = "".join(
        f"  {name}: {{post: {{requestBody: {{content: {{application/json: {{schema: "
        f"{{type: object, properties: {{kind: {{const: {name}}}, {fields}}}}}}}}}}}, "
        "responses: {'200': {description: ok}}}}\n"
        for name in ("one", "two")
    )
    head = "openapi: 3.1.0\ninfo: {title: Many, version: '1'}\npaths: {}\nwebhooks:\n"
    files = site(head + webhooks)
    assert "webhooks.ONE.f0" in pages_of(files)["docs/webhooks.ONE.html"].ids
    assert 'href="webhooks.ONE.html#webhooks.ONE"' in files["docs/webhooks.html"]
    assert "webhooks.ONE.f0" not in files["docs/webhooks.html"]


def test_a_document_without_webhooks_has_no_page_of_them() -> None:
    names = {each.name for each in (ROOT / "generated" / "docs").iterdir()}
    assert not any(each.startswith("webhooks") for each in names)
