"""The memory that decoded responses take.

python holding.py KIND FILE COUNT      FILE holds the response
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from own_paths import paths
from telling import resident, tell


def main(kind: str, body: bytes, count: int) -> None:
    """Decode `count` responses and keep them."""
    _, decode = paths(kind)
    decode(body)
    gc.collect()
    before = resident()
    kept = [decode(body) for _ in range(count)]
    gc.collect()
    tell(rss=resident(), rss_before=before, count=len(kept))


main(sys.argv[1], Path(sys.argv[2]).read_bytes(), int(sys.argv[3]))
