"""The extensions that this project defines: the document's own settings."""

from __future__ import annotations

METHOD = "x-fragmint-method"
PAGINATION = "x-fragmint-pagination"
IDEMPOTENT = "x-fragmint-idempotent"
FAILURE = "x-fragmint-failure"
NAME = "x-fragmint-name"
TYPE = "x-fragmint-type"
WEBHOOKS = "x-fragmint-webhooks"
RESUMABLE = "x-fragmint-resumable"
PERMISSIONS = "x-fragmint-permissions"
DEPRECATED = "x-fragmint-deprecated"

PREFIX = "x-fragmint-"
KNOWN = (
    METHOD,
    PAGINATION,
    IDEMPOTENT,
    FAILURE,
    NAME,
    TYPE,
    PERMISSIONS,
    RESUMABLE,
    DEPRECATED,
    WEBHOOKS,
)
