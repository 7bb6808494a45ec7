"""`client.realtime_kit` and its operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.client import AsyncResource, Resource

if TYPE_CHECKING:
    from ...resources.realtime_kit.recordings import AsyncRecordingsResource, RecordingsResource


class RealtimeKitResource(Resource):
    """`client.realtime_kit` and its operations."""

    @property
    def recordings(self) -> RecordingsResource:
        """Operations under `realtime_kit.recordings`."""
        from ...resources.realtime_kit.recordings import RecordingsResource

        return RecordingsResource(self._client)


class AsyncRealtimeKitResource(AsyncResource):
    """`client.realtime_kit` and its operations."""

    @property
    def recordings(self) -> AsyncRecordingsResource:
        """Operations under `realtime_kit.recordings`."""
        from ...resources.realtime_kit.recordings import AsyncRecordingsResource

        return AsyncRecordingsResource(self._client)
