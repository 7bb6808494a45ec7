"""The package's logger.

DEBUG has a line for each request and response, INFO one for each retry, WARNING one for each
response that deviates from the API's description. No line holds a header, a body, the value of a
query parameter or a secret.
"""

from __future__ import annotations

import logging

__all__ = ["PACKAGE", "logger"]

PACKAGE = __name__.partition(".")[0]

logger = logging.getLogger(PACKAGE)
