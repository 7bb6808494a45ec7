"""The errors of webhooks.

APIError
└── WebhookError                  it can't be read, or the secret is none
    └── WebhookVerificationError  it has no signature that holds
"""

from typing import Literal, TypeAlias

from ..answer.errors import APIError
from ..values.package import public

WebhookFault: TypeAlias = Literal[
    "no_secret",
    "bad_secret",
    "missing_header",
    "repeated_header",
    "bad_timestamp",
    "too_old",
    "too_new",
    "unsupported_signature",
    "wrong_signature",
    "not_json",
    "not_unicode",
    "deviates",
]
"""What is wrong with a webhook.

- `no_secret`, `bad_secret`: the receiver's own settings are wrong
- `missing_header`, `repeated_header`: a header of the signature is absent, or there twice
- `bad_timestamp`: the time of the signature is no number of seconds
- `too_old`, `too_new`: the time of the signature is outside of the tolerance
- `unsupported_signature`: all signatures are of another kind than `v1`
- `wrong_signature`: no signature is one of the body with any of the secrets
- `not_json`, `not_unicode`: the body can't be read
- `deviates`: the body deviates from the API's description, with `strict=True`
"""


@public
class WebhookError(APIError):
    """A webhook can't be read. No message holds a secret or a part of the body.

    Attributes:
        fault: What is wrong, as a word that stays the same. For example: "not_json".
    """

    def __init__(self, message: str, fault: WebhookFault) -> None:
        super().__init__(message)
        self.fault: WebhookFault = fault


@public
class WebhookVerificationError(WebhookError):
    """A webhook has no signature that holds: it may come from anybody. Answer it with 401 or 400."""
