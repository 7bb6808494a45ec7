"""What a generated client is made of: its base, those of its resources, and the faces of a method."""

from __future__ import annotations

from ..values.package import public as public
from .clients import AsyncClient as AsyncClient
from .clients import SyncClient as SyncClient
from .faces import async_raw as async_raw
from .faces import async_raw_pages as async_raw_pages
from .faces import async_streaming as async_streaming
from .faces import async_streaming_pages as async_streaming_pages
from .faces import asynchronous as asynchronous
from .faces import asynchronous_pages as asynchronous_pages
from .faces import raw as raw
from .faces import streaming as streaming
from .resources import AsyncRawResource as AsyncRawResource
from .resources import AsyncResource as AsyncResource
from .resources import AsyncStreamingResource as AsyncStreamingResource
from .resources import RawResource as RawResource
from .resources import Resource as Resource
from .resources import StreamingResource as StreamingResource
