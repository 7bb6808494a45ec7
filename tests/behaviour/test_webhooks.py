"""Webhooks as an application receives them: signed by another's library, sent over loopback, read."""

from __future__ import annotations

import base64
import datetime as dt
import io
import json
import logging
import pickle
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import rich.console
import rich.traceback
from standardwebhooks import Webhook as Signer
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from .minting import minted
from .serving import served

DOCUMENT = (Path(__file__).parents[1] / "cases" / "webhooks" / "spec.yaml").read_text("utf-8")
SECRET = "whsec_" + base64.b64encode(b"k" * 32).decode()
OTHER = "whsec_" + base64.b64encode(b"o" * 32).decode()
PAID = json.dumps({"type": "order.paid", "data": {"id": "o1", "weight": 3}, "amount": 5})
SHIPPED = json.dumps({"type": "order.shipped", "data": {"id": "o1"}, "carrier": "pigeon"})
"""By a carrier that the document doesn't list."""
NEW = json.dumps({"type": "order.lost", "data": {"id": "o1"}})
"""Of a type that the document doesn't have."""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The package of the document."""
    yield from minted("shop", DOCUMENT, tmp_path_factory.mktemp("shop"))


@pytest.fixture(autouse=True)
def _no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SHOP_SECRET", raising=False)


def signed(body: str, secret: str = SECRET, ago: float = 0) -> dict[str, str]:
    """The header fields that the other library makes for a body."""
    when = dt.datetime.now(dt.UTC) - dt.timedelta(seconds=ago)
    return {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(when.timestamp())),
        "webhook-signature": Signer(secret).sign("msg_1", when, body),
    }


@pytest.fixture(scope="module")
def address(shop: ModuleType) -> Iterator[str]:
    """An application that takes webhooks at `/webhooks` and the progress of orders at `/progress`."""
    webhooks = shop.webhooks

    async def receive(request: Request) -> Response:
        try:
            event = webhooks.parse_webhook(await request.body(), request.headers, secret=SECRET)
        except shop.WebhookVerificationError as error:
            return PlainTextResponse(error.fault, 401)
        except shop.WebhookError as error:
            return PlainTextResponse(error.fault, 400)
        return PlainTextResponse(repr(event))

    async def progress(request: Request) -> Response:
        body = await request.body()
        done = webhooks.parse_unverified_webhook(body, webhook=webhooks.ADD_ORDER_PROGRESS)
        return PlainTextResponse(repr(done))

    routes = [
        Route("/webhooks", receive, methods=["POST"]),
        Route("/progress", progress, methods=["POST"]),
    ]
    yield from served(Starlette(routes=routes))


def sent(url: str, body: str, headers: Mapping[str, str] = {}) -> tuple[int, str]:
    """What the application answers."""
    request = urllib.request.Request(url, body.encode(), dict(headers), method="POST")
    try:
        with urllib.request.urlopen(request) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


@pytest.mark.parametrize(
    ("body", "read"),
    [
        (PAID, "OrderPaid(type='order.paid', data=Order(id='o1'), amount=5)"),
        (SHIPPED, "OrderShippedEvent(type='order.shipped', data=Order(id='o1'), carrier="),
        (NEW, "<UnknownWebhook with 'type', 'data'>"),
        ("[1]", "<UnknownWebhook with no keys>"),
    ],
)
def test_a_signed_webhook_becomes_its_event(address: str, body: str, read: str) -> None:
    status, text = sent(f"{address}/webhooks", body, signed(body))
    assert (status, text[: len(read)]) == (200, read)


def test_an_application_refuses_what_is_not_signed(address: str) -> None:
    url = f"{address}/webhooks"
    assert sent(url, PAID) == (401, "missing_header")
    assert sent(url, PAID, signed(NEW)) == (401, "wrong_signature")
    assert sent(url, PAID, signed(PAID, OTHER)) == (401, "wrong_signature")
    assert sent(url, PAID, signed(PAID, ago=301)) == (401, "too_old")
    assert sent(url, PAID, signed(PAID, ago=-310)) == (401, "too_new")
    assert sent(url, "{", signed("{")) == (400, "not_json")


def test_a_callback_is_named_by_its_url(address: str) -> None:
    read = "AddOrderProgressEvent(percent=3, state=<AddOrderProgressEventState.DONE: 'done'>)"
    assert sent(f"{address}/progress", '{"percent": 3, "state": "done"}') == (200, read)


def _fault(shop: ModuleType, headers: Mapping[str, str], **options: Any) -> str:
    with pytest.raises(shop.WebhookError) as caught:
        shop.webhooks.parse_webhook(PAID, headers, **{"secret": SECRET, **options})
    assert SECRET not in str(caught.value)
    assert pickle.loads(pickle.dumps(caught.value)).fault == caught.value.fault
    return str(caught.value.fault)


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"webhook-id": ""}, "missing_header"),
        ({"webhook-timestamp": ""}, "missing_header"),
        ({"webhook-signature": ""}, "missing_header"),
        ({"Webhook-Id": "msg_2"}, "repeated_header"),
        ({"webhook-timestamp": "now"}, "bad_timestamp"),
        ({"webhook-timestamp": "1e9"}, "bad_timestamp"),
        ({"webhook-timestamp": "-5"}, "bad_timestamp"),
        ({"webhook-timestamp": "١٢"}, "bad_timestamp"),
        ({"webhook-timestamp": "9" * 5000}, "bad_timestamp"),
        ({"webhook-signature": "v1a,AAAA"}, "unsupported_signature"),
        ({"webhook-signature": "v2,AAAA x"}, "unsupported_signature"),
        ({"webhook-signature": "v1,"}, "wrong_signature"),
        ({"webhook-signature": "v1,é"}, "wrong_signature"),
        ({"webhook-id": "msg_2"}, "wrong_signature"),
    ],
)
def test_what_is_wrong_with_a_signature(
    shop: ModuleType, changed: Mapping[str, str], fault: str
) -> None:
    assert _fault(shop, {**signed(PAID), **changed}) == fault


def test_both_judges_agree_on_any_time_of_the_signature(shop: ModuleType) -> None:
    """The other library allows five minutes, too."""
    for ago in (0, 290, 310, -290, -310, 100_000):
        headers, kept = signed(PAID, ago=ago), abs(ago) < 300
        assert _holds(Signer(SECRET).verify, PAID, headers) == kept
        assert _holds(shop.webhooks.verify_signature, PAID, headers, secret=SECRET) == kept


def _holds(verify: Callable[..., object], *arguments: object, **options: object) -> bool:
    try:
        verify(*arguments, **options)
    except Exception:
        return False
    return True


def test_the_tolerance_is_the_receivers(shop: ModuleType) -> None:
    headers = signed(PAID, ago=1000)
    assert _fault(shop, headers, tolerance=999) == "too_old"
    shop.webhooks.verify_signature(PAID, headers, secret=SECRET, tolerance=1100)
    assert _fault(shop, signed(PAID), tolerance=float("nan")) in ("too_old", "too_new")


def test_one_of_several_signatures_and_secrets_is_enough(shop: ModuleType) -> None:
    headers = signed(PAID)
    listed = f"v1a,AAAA v1,AAAA {headers['webhook-signature']}"
    several = {**headers, "webhook-signature": listed}
    verify = shop.webhooks.verify_signature
    verify(PAID, several, secret=(OTHER, SECRET))
    verify(PAID.encode(), several, secret=[OTHER, b"k" * 32])
    verify(PAID, headers, secret=SECRET.removeprefix("whsec_"))
    verify(PAID, {key.title(): value for key, value in headers.items()}, secret=SECRET)
    assert _fault(shop, several, secret=[OTHER]) == "wrong_signature"


@pytest.mark.parametrize(
    ("secret", "fault"),
    [
        (None, "no_secret"),
        ([], "no_secret"),
        ("", "bad_secret"),
        (b"", "bad_secret"),
        ("whsec_", "bad_secret"),
        ("whsec_no base64", "bad_secret"),
        ("whsec_é", "bad_secret"),
        ("whpk_AAAA", "bad_secret"),
        ([SECRET, ""], "bad_secret"),
    ],
)
def test_a_secret_that_is_none_is_the_receivers_fault(
    shop: ModuleType, secret: Any, fault: str
) -> None:
    assert _fault(shop, signed(PAID), secret=secret) == fault
    with pytest.raises(shop.WebhookError) as caught:
        shop.webhooks.verify_signature(PAID, signed(PAID), secret=secret)
    assert not isinstance(caught.value, shop.WebhookVerificationError)


def test_the_document_names_the_variable_of_the_secret(
    shop: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(shop.WebhookError, match="SHOP_SECRET"):
        shop.webhooks.parse_webhook(PAID, signed(PAID))
    monkeypatch.setenv("SHOP_SECRET", f"{OTHER} {SECRET}")
    assert shop.webhooks.parse_webhook(PAID, signed(PAID)).amount == 5


def test_a_client_has_the_names_that_others_have(shop: ModuleType) -> None:
    with shop.Shop() as client:
        event = client.webhooks.unwrap(PAID, signed(PAID), secret=SECRET)
        assert isinstance(event, shop.OrderPaid)
        assert client.webhooks.verify_signature(PAID, signed(PAID), secret=SECRET) is None
        with pytest.raises(shop.WebhookVerificationError):
            client.webhooks.unwrap(PAID, {}, secret=SECRET)
    unwrapped = shop.AsyncShop().webhooks.unwrap(PAID, signed(PAID), secret=SECRET)
    assert unwrapped == event


def test_what_came_stays_at_hand(shop: ModuleType) -> None:
    event = shop.webhooks.parse_unverified_webhook(PAID)
    assert event.to_dict() == json.loads(PAID)
    assert event.model_extra_of(event.data) == {"weight": 3}
    unknown = shop.webhooks.parse_unverified_webhook(NEW)
    assert unknown.payload == json.loads(NEW)
    assert isinstance(unknown, shop.UnknownWebhook)


def test_deviations_are_logged_or_raised(
    shop: ModuleType, caplog: pytest.LogCaptureFixture
) -> None:
    parse = shop.webhooks.parse_unverified_webhook
    with caplog.at_level(logging.WARNING, "shop"):
        assert parse(SHIPPED).carrier == "pigeon"
    assert [record.getMessage() for record in caplog.records] == [
        "webhook: the webhook deviates from the API's description: carrier: unknown_value"
    ]
    for body in (SHIPPED, NEW):
        with pytest.raises(shop.WebhookError) as caught:
            parse(body, strict=True)
        assert caught.value.fault == "deviates"


def test_a_webhook_without_a_body_carries_nothing(shop: ModuleType) -> None:
    assert shop.webhooks.parse_unverified_webhook("", webhook=shop.webhooks.PING) is None


def test_text_that_is_no_unicode_is_an_error(shop: ModuleType) -> None:
    with pytest.raises(shop.WebhookError, match="Unicode"):
        shop.webhooks.parse_unverified_webhook('"\ud800"')


def test_no_secret_is_in_a_traceback_with_local_variables(shop: ModuleType) -> None:
    """Of the package's own frames, whatever is wrong."""
    headers = {**signed(PAID), "webhook-signature": "v1,x"}
    for secret in (SECRET, f"{SECRET}%", [SECRET, OTHER], b"k" * 32):
        for call in (shop.webhooks.parse_webhook, shop.Shop().webhooks.unwrap):
            with pytest.raises(shop.WebhookError) as caught:
                call(PAID, headers, secret=secret)
            text = _told(caught.value)
            assert SECRET.removeprefix("whsec_") not in text
            assert "kkkk" not in text


def _told(error: BaseException) -> str:
    """A traceback with all variables of the frames below the caller's own."""
    assert error.__traceback__ is not None
    page, below = io.StringIO(), error.__traceback__.tb_next
    shown = rich.traceback.Traceback.from_exception(type(error), error, below, show_locals=True)
    rich.console.Console(file=page, width=300).print(shown)
    assert "locals" in page.getvalue()
    return page.getvalue()


def test_a_client_that_takes_no_webhook_loads_nothing_of_it(shop: ModuleType) -> None:
    folder = Path(shop.__file__ or "").parents[1]
    program = (
        "import sys, shop; client = shop.Shop(); client.orders; shop.NotFoundError; "
        "print([each for each in sys.modules if 'webhooks' in each])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
