"""What a generated client is made of: its base, those of its resources, and the faces of a method."""

from __future__ import annotations

from ..values.package import public as public
from . import faces as faces
from .base import BaseClient as BaseClient
from .base import TransportT as TransportT
from .clients import AsyncClient as AsyncClient
from .clients import SyncClient as SyncClient
from .resources import AsyncRawResource as AsyncRawResource
from .resources import AsyncResource as AsyncResource
from .resources import AsyncStreamingResource as AsyncStreamingResource
from .resources import RawResource as RawResource
from .resources import Resource as Resource
from .resources import StreamingResource as StreamingResource
