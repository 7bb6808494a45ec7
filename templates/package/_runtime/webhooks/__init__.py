"""What a server sends by itself: webhooks and callbacks, their signatures and payloads.

The module `webhooks` of a package imports from here; a client that takes none never does.
"""

from __future__ import annotations

from .faults import WebhookError as WebhookError
from .faults import WebhookVerificationError as WebhookVerificationError
from .payloads import EventT as EventT
from .payloads import PayloadT as PayloadT
from .payloads import UnknownWebhook as UnknownWebhook
from .payloads import WebhookDescription as WebhookDescription
from .payloads import read as read
from .signatures import TOLERANCE as TOLERANCE
from .signatures import SigningKeys as SigningKeys
from .signatures import WebhookHeaderFields as WebhookHeaderFields
from .signatures import WebhookSecrets as WebhookSecrets
from .signatures import signing_keys as signing_keys
from .signatures import verify as verify
