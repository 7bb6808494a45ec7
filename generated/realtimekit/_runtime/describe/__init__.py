"""Operations, credentials and settings, as values that generated resources are written with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..values.package import late
from .content import Style as Style
from .content import binary as binary
from .content import form as form
from .content import json as json
from .content import listed as listed
from .content import nothing as nothing
from .content import text as text
from .content import varying as varying
from .credentials import Credential as Credential
from .operation import Operation as Operation
from .operation import PageNumber as PageNumber
from .operation import Request as Request
from .options import DEFAULT_TIMEOUT as DEFAULT_TIMEOUT
from .options import Headers as Headers
from .options import Query as Query
from .options import Timeout as Timeout
from .schemes import basic as basic
from .schemes import bearer as bearer
from .schemes import cookie_key as cookie_key
from .schemes import header_key as header_key
from .schemes import outside_of_http as outside_of_http
from .schemes import query_key as query_key
from .service import Given as Given
from .service import Service as Service

if TYPE_CHECKING:
    from .encoding import multipart as multipart
    from .encoding import part as part
    from .events import event_stream as event_stream
    from .events import json_lines as json_lines

__getattr__ = late(
    __name__,
    {
        "event_stream": ".events",
        "json_lines": ".events",
        "multipart": ".encoding",
        "part": ".encoding",
    },
)
