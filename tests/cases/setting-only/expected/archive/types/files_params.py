"""Plain dicts that `client.files` accepts."""

from __future__ import annotations

from typing import TypedDict

__all__ = [
    "FileUploadParams",
]


class FileUploadParams(TypedDict, total=False):
    """The keyword arguments of `client.files.upload`."""
