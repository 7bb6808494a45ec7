"""The resources of `client.realtime_kit`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.client import resources

if TYPE_CHECKING:
    from ...resources.realtime_kit.recordings import AsyncRecordingsResource, RecordingsResource


class RealtimeKitResource(resources.Resource):
    """The resources of `client.realtime_kit`."""

    @property
    def recordings(self) -> RecordingsResource:
        """Operations under `realtime_kit.recordings`."""
        from ...resources.realtime_kit.recordings import RecordingsResource

        return RecordingsResource(self._client)


class AsyncRealtimeKitResource(resources.AsyncResource):
    """The resources of `client.realtime_kit`."""

    @property
    def recordings(self) -> AsyncRecordingsResource:
        """Operations under `realtime_kit.recordings`."""
        from ...resources.realtime_kit.recordings import AsyncRecordingsResource

        return AsyncRecordingsResource(self._client)
