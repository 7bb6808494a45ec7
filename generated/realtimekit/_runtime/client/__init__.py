"""What a generated client is made of: its base, those of its resources, and the faces of a method.

The latter two are imported with the first resource that is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..values.package import late
from ..values.package import public as public
from .base import BaseClient as BaseClient
from .base import TransportT as TransportT
from .clients import AsyncClient as AsyncClient
from .clients import SyncClient as SyncClient

if TYPE_CHECKING:
    from . import faces as faces
    from .resources import AsyncRawResource as AsyncRawResource
    from .resources import AsyncResource as AsyncResource
    from .resources import AsyncStreamingResource as AsyncStreamingResource
    from .resources import RawResource as RawResource
    from .resources import Resource as Resource
    from .resources import StreamingResource as StreamingResource
else:
    _BASES = ("AsyncRawResource", "AsyncResource", "AsyncStreamingResource")
    _BASES += ("RawResource", "Resource", "StreamingResource")
    __getattr__ = late(__name__, dict.fromkeys(_BASES, ".resources"))
