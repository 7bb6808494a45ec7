"""What a package index takes of a distribution's license and authors.

Few projects set them, so what reads them is imported late.
"""

from __future__ import annotations


def license_expression(text: str) -> str | None:
    """Return an SPDX license expression in its normal form (PEP 639); None where it is none."""
    from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

    try:
        return canonicalize_license_expression(text)
    except InvalidLicenseExpression:
        return None


def name_and_address(author: str) -> tuple[str, str]:
    """Return both parts of `Ada <ada@example.com>`; one of them may be empty."""
    from email.utils import parseaddr

    name, address = parseaddr(author)
    return (name, address) if "@" in address else (author, "")
