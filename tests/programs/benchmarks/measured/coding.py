"""Encoding a request's body and decoding a response's, without anything around it.

python coding.py KIND FILE TIMES      FILE holds the response
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time

from own_paths import paths
from telling import tell


def main(kind: str, body: bytes, times: int) -> None:
    """Measure `times` pairs of both, after a few others."""
    encode, decode = paths(kind)
    result = decode(body)
    for _ in range(50):
        encode()
        decode(body)
    begun = process_time()
    for _ in range(times):
        encode()
        result = decode(body)
    cpu = process_time() - begun
    assert result.data.start_reason.caller.user_id
    tell(cpu=cpu, calls=times)


main(sys.argv[1], Path(sys.argv[2]).read_bytes(), int(sys.argv[3]))
