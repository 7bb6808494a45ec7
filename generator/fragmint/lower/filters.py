"""The entries of `only` and `skip`: which operations and webhooks each of them means."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..openapi.model.operation import Operation, Webhook

_TAG = "tag:"


def is_filter(entry: str) -> bool:
    """Tell whether an entry means a group by what its operations say, and not one by its name."""
    return entry.startswith((_TAG, "/")) or "*" in entry


def chosen(entries: Iterable[str], operation: Operation) -> bool:
    """Tell whether any entry means the operation.

    `listPets` and `GET /pets` name it, `/pets` all of its path, `tag:pets` all of its tag; a `*`
    stands for any text: `/pets/*`, `GET *`, `list*`.
    """
    return any(_means(entry, operation) for entry in entries)


def chosen_webhook(entries: Iterable[str], webhook: Webhook) -> bool:
    """Tell whether any entry means the webhook or callback: `webhook sold`, its tag, or a pattern."""
    tags, id = webhook.operation.tags, webhook.id
    return any(_of_tag(entry, tags) or _matches(entry, id) for entry in entries)


def _means(entry: str, operation: Operation) -> bool:
    names = (operation.operation_id or "", operation.call, operation.path)
    return _of_tag(entry, operation.tags) or any(_matches(entry, name) for name in names)


def _of_tag(entry: str, tags: tuple[str, ...]) -> bool:
    return entry.startswith(_TAG) and entry.removeprefix(_TAG).strip() in tags


def _matches(entry: str, name: str) -> bool:
    if "*" not in entry:
        return entry == name
    pattern = ".*".join(map(re.escape, entry.split("*")))
    return re.fullmatch(pattern, name, re.DOTALL) is not None
