"""The operations of `client.realtime_kit.recordings`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from ..._runtime.client import faces, resources
from ..._runtime.describe import (
    Headers,
    Operation,
    PageNumber,
    Query,
    Request,
    Style,
    Timeout,
    json,
)
from ..._runtime.values import UNSET, Meta, Struct, UnsetType
from ...types.realtime_kit import recordings as types
from ...types.realtime_kit import recordings_params as params


class RecordingsResource(resources.Resource):
    """The operations of `client.realtime_kit.recordings`."""

    @property
    def with_raw_response(self) -> RecordingsResourceWithRawResponse:
        """The same methods, which return the whole response: status, headers, `parse()`."""
        return RecordingsResourceWithRawResponse(self._client)

    @property
    def with_streaming_response(self) -> RecordingsResourceWithStreamingResponse:
        """The same methods, which open the response in a `with` block to be read."""
        return RecordingsResourceWithStreamingResponse(self._client)

    @faces.synchronous
    def get_recordings(
        self,
        app_id: str,
        *,
        account_id: str,
        end_time: dt.datetime | str | UnsetType = UNSET,
        expired: bool | UnsetType = UNSET,
        meeting_id: str | UnsetType = UNSET,
        page_no: int | UnsetType = UNSET,
        per_page: int | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
        sort_by: types.RecordingSortField | Literal["invokedTime"] | UnsetType = UNSET,
        sort_order: types.SortOrder | Literal["ASC", "DESC"] | UnsetType = UNSET,
        start_time: dt.datetime | str | UnsetType = UNSET,
        status: (
            Sequence[
                types.RecordingStatus
                | Literal["INVOKED", "RECORDING", "UPLOADING", "UPLOADED", "ERRORED", "PAUSED"]
            ]
            | UnsetType
        ) = UNSET,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> types.RecordingGetRecordingsPage:
        """List the recordings of an app.

        `GET /accounts/{account_id}/realtime/kit/{app_id}/recordings`

        Lists the recordings of an app, one page at a time. Without filters, all of them.

        Args:
            app_id: The RealtimeKit app.
            account_id: The Cloudflare account that owns the app. At most 32 characters.
            end_time: Only recordings up to this moment.
            expired: Only recordings whose download links have expired (true), or still work
                (false).
            meeting_id: Only recordings of this meeting. A UUID.
            page_no: Which page to answer with. At least 0.
            per_page: How many recordings make a page. At least 0.
            search: Only recordings whose meeting has this text in its id or in its title.
            sort_by: What to order the recordings by.
            sort_order: Which way to order the recordings.
            start_time: Only recordings from this moment on.
            status: Only recordings in one of these states.

        Returns:
            One page of recordings.

        Raises:
            InvalidRequestError: An argument is invalid; no request was sent.
            MissingCredentialsError: The client has no credentials; no request was sent.
            APIStatusError: 4XX: The request was wrong, not allowed, or came at a bad time.
                Body: `ErrorResponse`.
            InternalServerError: 5XX: The server failed. Body: `ErrorResponse`.
            APITimeoutError: The request timed out.
            APIConnectionError: The server could not be reached, or the connection was lost.
            APIResponseValidationError: The response does not match its description, with
                `strict=True`.
        """
        _request = Request(
            "GET",
            "/accounts/{account_id}/realtime/kit/{app_id}/recordings",
            path={"account_id": account_id, "app_id": app_id},
            query={
                "end_time": end_time,
                "expired": expired,
                "meeting_id": meeting_id,
                "page_no": page_no,
                "per_page": per_page,
                "search": search,
                "sort_by": sort_by,
                "sort_order": sort_order,
                "start_time": start_time,
                "status": status,
            },
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._send(_GET_RECORDINGS, _request)

    @faces.synchronous
    def start_recordings(
        self,
        app_id: str,
        *,
        account_id: str,
        meeting_id: str,
        allow_multiple_recordings: bool | UnsetType = UNSET,
        audio_config: types.AudioConfig | params.AudioConfigParam | UnsetType = UNSET,
        file_name_prefix: str | UnsetType = UNSET,
        interactive_config: (
            types.InteractiveConfig | params.InteractiveConfigParam | UnsetType
        ) = UNSET,
        max_seconds: int | UnsetType = UNSET,
        realtimekit_bucket_config: (
            types.RealtimekitBucketConfig | params.RealtimekitBucketConfigParam | UnsetType
        ) = UNSET,
        rtmp_out_config: (
            types.LivestreamingConfig | params.LivestreamingConfigParam | UnsetType
        ) = UNSET,
        storage_config: (
            types.StorageConfigRequest | params.StorageConfigRequestParam | UnsetType | None
        ) = UNSET,
        url: str | UnsetType = UNSET,
        video_config: types.VideoConfig | params.VideoConfigParam | UnsetType = UNSET,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> types.RecordingStartRecordingsResponse:
        """Start recording a meeting.

        `POST /accounts/{account_id}/realtime/kit/{app_id}/recordings`

        Starts a recording of a meeting. A meeting has one recording at a time unless
        `allow_multiple_recordings` says otherwise. Settings of this call win over those of
        the meeting, which win over those of the app. A recording ends by itself after 60
        seconds without participants.

        Args:
            app_id: The RealtimeKit app.
            account_id: The Cloudflare account that owns the app. At most 32 characters.
            meeting_id: The meeting to record. A UUID.
            allow_multiple_recordings: Whether to start even while another recording of the
                meeting is under way. Default: `False`.
            audio_config: Audio settings. An audio file of its own exists only if this is
                sent.
            file_name_prefix: Text before the names of the files. Letters, digits and
                underscores are safe.
            interactive_config: Timed metadata in the recording. The output is then a tar of
                HLS files.
            max_seconds: The recording ends after so many seconds, a minute to a day.
                Without it, after a day. At least 60, at most 86400.
            realtimekit_bucket_config: Whether to upload to RealtimeKit's own bucket.
            rtmp_out_config: Where to push the meeting to, live.
            storage_config: Storage of one's own to upload to, in one of four shapes; null
                for none.
            url: A page of one's own to record, in place of the default one. A URI.
            video_config: Video settings.

        Returns:
            The recording as it is now.

        Raises:
            InvalidRequestError: An argument is invalid; no request was sent.
            MissingCredentialsError: The client has no credentials; no request was sent.
            APIStatusError: 4XX: The request was wrong, not allowed, or came at a bad time.
                Body: `ErrorResponse`.
            InternalServerError: 5XX: The server failed. Body: `ErrorResponse`.
            APITimeoutError: The request timed out.
            APIConnectionError: The server could not be reached, or the connection was lost.
            APIResponseValidationError: The response does not match its description, with
                `strict=True`.
        """
        _request = Request(
            "POST",
            "/accounts/{account_id}/realtime/kit/{app_id}/recordings",
            path={"account_id": account_id, "app_id": app_id},
            body={
                "meeting_id": meeting_id,
                "allow_multiple_recordings": allow_multiple_recordings,
                "audio_config": audio_config,
                "file_name_prefix": file_name_prefix,
                "interactive_config": interactive_config,
                "max_seconds": max_seconds,
                "realtimekit_bucket_config": realtimekit_bucket_config,
                "rtmp_out_config": rtmp_out_config,
                "storage_config": storage_config,
                "url": url,
                "video_config": video_config,
            },
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._send(_START_RECORDINGS, _request)

    @faces.synchronous
    def get_active_recordings(
        self,
        meeting_id: str,
        *,
        account_id: str,
        app_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> types.RecordingGetActiveRecordingsResponse:
        """Get the active recording of a meeting.

        `GET /accounts/{account_id}/realtime/kit/{app_id}/recordings/active-recording/{meeting_id}`

        Answers with the recording of a meeting that is under way now. There may be none
        (404).

        Args:
            meeting_id: The meeting whose recording is wanted.
            account_id: The Cloudflare account that owns the app. At most 32 characters.
            app_id: The RealtimeKit app.

        Returns:
            The recording under way.

        Raises:
            InvalidRequestError: An argument is invalid; no request was sent.
            MissingCredentialsError: The client has no credentials; no request was sent.
            NotFoundError: 404: Nothing is being recorded in this meeting. Body:
                `ErrorResponse`.
            APIStatusError: 4XX: The request was wrong, not allowed, or came at a bad time.
                Body: `ErrorResponse`.
            InternalServerError: 5XX: The server failed. Body: `ErrorResponse`.
            APITimeoutError: The request timed out.
            APIConnectionError: The server could not be reached, or the connection was lost.
            APIResponseValidationError: The response does not match its description, with
                `strict=True`.
        """
        _request = Request(
            "GET",
            "/accounts/{account_id}/realtime/kit/{app_id}/recordings/active-recording/{meeting_id}",
            path={"account_id": account_id, "app_id": app_id, "meeting_id": meeting_id},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._send(_GET_ACTIVE_RECORDINGS, _request)

    @faces.synchronous
    def start_track_recording(
        self,
        app_id: str,
        *,
        account_id: str,
        meeting_id: str,
        layers: (
            Mapping[str, types.TrackConfigLayer | params.TrackConfigLayerParam] | UnsetType
        ) = UNSET,
        user_ids: Sequence[str] | UnsetType = UNSET,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> types.RecordingStartTrackRecordingResponse:
        """Start recording the tracks of a meeting.

        `POST /accounts/{account_id}/realtime/kit/{app_id}/recordings/track`

        Starts a recording that keeps the participants apart: one file for each, instead of
        one composite file of the meeting.

        Args:
            app_id: The RealtimeKit app.
            account_id: The Cloudflare account that owns the app. At most 32 characters.
            meeting_id: The meeting to record. A UUID.
            layers: Settings by name of the layer. The name in use is `default`.
            user_ids: The participants to record. Without it, everybody. At least 1 item, at
                most 100 items, each at least 1 character, at most 256 characters.

        Returns:
            The recording that was started.

        Raises:
            InvalidRequestError: An argument is invalid; no request was sent.
            MissingCredentialsError: The client has no credentials; no request was sent.
            APIStatusError: 4XX: The request was wrong, not allowed, or came at a bad time.
                Body: `ErrorResponse`.
            InternalServerError: 5XX: The server failed. Body: `ErrorResponse`.
            APITimeoutError: The request timed out.
            APIConnectionError: The server could not be reached, or the connection was lost.
            APIResponseValidationError: The response does not match its description, with
                `strict=True`.
        """
        _request = Request(
            "POST",
            "/accounts/{account_id}/realtime/kit/{app_id}/recordings/track",
            path={"account_id": account_id, "app_id": app_id},
            body={"meeting_id": meeting_id, "layers": layers, "user_ids": user_ids},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._send(_START_TRACK_RECORDING, _request)

    @faces.synchronous
    def get_one_recording(
        self,
        recording_id: str,
        *,
        account_id: str,
        app_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> types.RecordingGetOneRecordingResponse:
        """Get one recording.

        `GET /accounts/{account_id}/realtime/kit/{app_id}/recordings/{recording_id}`

        Answers with one recording: its state, why it began and ended, and, once it is
        uploaded, the links to its files.

        Args:
            recording_id: The recording. A UUID.
            account_id: The Cloudflare account that owns the app. At most 32 characters.
            app_id: The RealtimeKit app.

        Returns:
            The recording as it is now.

        Raises:
            InvalidRequestError: An argument is invalid; no request was sent.
            MissingCredentialsError: The client has no credentials; no request was sent.
            APIStatusError: 4XX: The request was wrong, not allowed, or came at a bad time.
                Body: `ErrorResponse`.
            InternalServerError: 5XX: The server failed. Body: `ErrorResponse`.
            APITimeoutError: The request timed out.
            APIConnectionError: The server could not be reached, or the connection was lost.
            APIResponseValidationError: The response does not match its description, with
                `strict=True`.
        """
        _request = Request(
            "GET",
            "/accounts/{account_id}/realtime/kit/{app_id}/recordings/{recording_id}",
            path={"account_id": account_id, "app_id": app_id, "recording_id": recording_id},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._send(_GET_ONE_RECORDING, _request)

    @faces.synchronous
    def pause_resume_stop_recording(
        self,
        recording_id: str,
        *,
        account_id: str,
        app_id: str,
        action: types.RecordingAction | Literal["stop", "pause", "resume"],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> types.RecordingPauseResumeStopRecordingResponse:
        """Pause, resume or stop a recording.

        `PUT /accounts/{account_id}/realtime/kit/{app_id}/recordings/{recording_id}`

        Pauses a running recording, resumes a paused one, or stops either for good. A
        recording that is stopped within its first 5 seconds may end as ERRORED.

        Args:
            recording_id: The recording. A UUID.
            account_id: The Cloudflare account that owns the app. At most 32 characters.
            app_id: The RealtimeKit app.
            action: What to do.

        Returns:
            The recording as it is now.

        Raises:
            InvalidRequestError: An argument is invalid; no request was sent.
            MissingCredentialsError: The client has no credentials; no request was sent.
            APIStatusError: 4XX: The request was wrong, not allowed, or came at a bad time.
                Body: `ErrorResponse`.
            InternalServerError: 5XX: The server failed. Body: `ErrorResponse`.
            APITimeoutError: The request timed out.
            APIConnectionError: The server could not be reached, or the connection was lost.
            APIResponseValidationError: The response does not match its description, with
                `strict=True`.
        """
        _request = Request(
            "PUT",
            "/accounts/{account_id}/realtime/kit/{app_id}/recordings/{recording_id}",
            path={"account_id": account_id, "app_id": app_id, "recording_id": recording_id},
            body={"action": action},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._send(_PAUSE_RESUME_STOP_RECORDING, _request)


class AsyncRecordingsResource(resources.AsyncResource):
    """The operations of `client.realtime_kit.recordings`."""

    @property
    def with_raw_response(self) -> AsyncRecordingsResourceWithRawResponse:
        """The same methods, which return the whole response: status, headers, `parse()`."""
        return AsyncRecordingsResourceWithRawResponse(self._client)

    @property
    def with_streaming_response(self) -> AsyncRecordingsResourceWithStreamingResponse:
        """The same methods, which open the response in an `async with` block to be read."""
        return AsyncRecordingsResourceWithStreamingResponse(self._client)

    get_recordings = faces.asynchronous_pages(
        RecordingsResource.get_recordings, types.AsyncRecordingGetRecordingsPage
    )
    start_recordings = faces.asynchronous(RecordingsResource.start_recordings)
    get_active_recordings = faces.asynchronous(RecordingsResource.get_active_recordings)
    start_track_recording = faces.asynchronous(RecordingsResource.start_track_recording)
    get_one_recording = faces.asynchronous(RecordingsResource.get_one_recording)
    pause_resume_stop_recording = faces.asynchronous(RecordingsResource.pause_resume_stop_recording)


class RecordingsResourceWithRawResponse(resources.RawResource):
    """`RecordingsResource`, whose methods return the whole response."""

    get_recordings = faces.raw(RecordingsResource.get_recordings)
    start_recordings = faces.raw(RecordingsResource.start_recordings)
    get_active_recordings = faces.raw(RecordingsResource.get_active_recordings)
    start_track_recording = faces.raw(RecordingsResource.start_track_recording)
    get_one_recording = faces.raw(RecordingsResource.get_one_recording)
    pause_resume_stop_recording = faces.raw(RecordingsResource.pause_resume_stop_recording)


class AsyncRecordingsResourceWithRawResponse(resources.AsyncRawResource):
    """`AsyncRecordingsResource`, whose methods return the whole response."""

    get_recordings = faces.async_raw_pages(
        RecordingsResource.get_recordings, types.AsyncRecordingGetRecordingsPage
    )
    start_recordings = faces.async_raw(RecordingsResource.start_recordings)
    get_active_recordings = faces.async_raw(RecordingsResource.get_active_recordings)
    start_track_recording = faces.async_raw(RecordingsResource.start_track_recording)
    get_one_recording = faces.async_raw(RecordingsResource.get_one_recording)
    pause_resume_stop_recording = faces.async_raw(RecordingsResource.pause_resume_stop_recording)


class RecordingsResourceWithStreamingResponse(resources.StreamingResource):
    """`RecordingsResource`, whose methods open a response to be read."""

    get_recordings = faces.streaming(RecordingsResource.get_recordings)
    start_recordings = faces.streaming(RecordingsResource.start_recordings)
    get_active_recordings = faces.streaming(RecordingsResource.get_active_recordings)
    start_track_recording = faces.streaming(RecordingsResource.start_track_recording)
    get_one_recording = faces.streaming(RecordingsResource.get_one_recording)
    pause_resume_stop_recording = faces.streaming(RecordingsResource.pause_resume_stop_recording)


class AsyncRecordingsResourceWithStreamingResponse(resources.AsyncStreamingResource):
    """`AsyncRecordingsResource`, whose methods open a response to be read."""

    get_recordings = faces.async_streaming_pages(
        RecordingsResource.get_recordings, types.AsyncRecordingGetRecordingsPage
    )
    start_recordings = faces.async_streaming(RecordingsResource.start_recordings)
    get_active_recordings = faces.async_streaming(RecordingsResource.get_active_recordings)
    start_track_recording = faces.async_streaming(RecordingsResource.start_track_recording)
    get_one_recording = faces.async_streaming(RecordingsResource.get_one_recording)
    pause_resume_stop_recording = faces.async_streaming(
        RecordingsResource.pause_resume_stop_recording
    )


class _GetRecordingsLimits(Struct, kw_only=True):
    """The parameters of `get_recordings`."""

    account_id: Annotated[str, Meta(max_length=32)]
    app_id: str
    end_time: dt.datetime | UnsetType = UNSET
    expired: bool | UnsetType = UNSET
    meeting_id: str | UnsetType = UNSET
    page_no: Annotated[int, Meta(ge=0)] | UnsetType = UNSET
    per_page: Annotated[int, Meta(ge=0)] | UnsetType = UNSET
    search: str | UnsetType = UNSET
    sort_by: types.RecordingSortField | UnsetType = UNSET
    sort_order: types.SortOrder | UnsetType = UNSET
    start_time: dt.datetime | UnsetType = UNSET
    status: list[types.RecordingStatus] | UnsetType = UNSET


class _StartRecordingsLimits(Struct, kw_only=True):
    """The parameters of `start_recordings` and `start_track_recording`."""

    account_id: Annotated[str, Meta(max_length=32)]
    app_id: str


class _GetActiveRecordingsLimits(Struct, kw_only=True):
    """The parameters of `get_active_recordings`."""

    account_id: Annotated[str, Meta(max_length=32)]
    app_id: str
    meeting_id: str


class _GetOneRecordingLimits(Struct, kw_only=True):
    """The parameters of `get_one_recording` and `pause_resume_stop_recording`."""

    account_id: Annotated[str, Meta(max_length=32)]
    app_id: str
    recording_id: str


_ERRORS = {"4XX": json(types.ErrorResponse), "5XX": json(types.ErrorResponse)}
_SECURITY = (("api_token",), ("api_email", "api_key"))
_FAILURE = ("success", False)

_GET_RECORDINGS: Operation[types.RecordingGetRecordingsPage] = Operation(
    name="realtime_kit.recordings.get_recordings",
    responses={"200": json(types.RecordingGetRecordingsPage)},
    errors=_ERRORS,
    security=_SECURITY,
    parameters=_GetRecordingsLimits,
    styles={"query": {"status": Style("form", False)}},
    failure=_FAILURE,
    pagination=PageNumber(
        page="page_no",
        first=1,
        items=("data",),
        total=("paging", "total_count"),
        end=("paging", "end_offset"),
    ),
)

_START_RECORDINGS: Operation[types.RecordingStartRecordingsResponse] = Operation(
    name="realtime_kit.recordings.start_recordings",
    responses={"200": json(types.RecordingStartRecordingsResponse)},
    errors=_ERRORS,
    security=_SECURITY,
    parameters=_StartRecordingsLimits,
    body=json(types.StartRecordingRequest),
    failure=_FAILURE,
)

_GET_ACTIVE_RECORDINGS: Operation[types.RecordingGetActiveRecordingsResponse] = Operation(
    name="realtime_kit.recordings.get_active_recordings",
    responses={"200": json(types.RecordingGetActiveRecordingsResponse)},
    errors=_ERRORS,
    security=_SECURITY,
    parameters=_GetActiveRecordingsLimits,
    failure=_FAILURE,
)

_START_TRACK_RECORDING: Operation[types.RecordingStartTrackRecordingResponse] = Operation(
    name="realtime_kit.recordings.start_track_recording",
    responses={"200": json(types.RecordingStartTrackRecordingResponse)},
    errors=_ERRORS,
    security=_SECURITY,
    parameters=_StartRecordingsLimits,
    body=json(types.StartTrackRecordingRequest),
    failure=_FAILURE,
)

_GET_ONE_RECORDING: Operation[types.RecordingGetOneRecordingResponse] = Operation(
    name="realtime_kit.recordings.get_one_recording",
    responses={"200": json(types.RecordingGetOneRecordingResponse)},
    errors=_ERRORS,
    security=_SECURITY,
    parameters=_GetOneRecordingLimits,
    failure=_FAILURE,
)

_PAUSE_RESUME_STOP_RECORDING: Operation[types.RecordingPauseResumeStopRecordingResponse] = (
    Operation(
        name="realtime_kit.recordings.pause_resume_stop_recording",
        responses={"200": json(types.RecordingPauseResumeStopRecordingResponse)},
        errors=_ERRORS,
        security=_SECURITY,
        parameters=_GetOneRecordingLimits,
        body=json(types.UpdateRecordingRequest),
        failure=_FAILURE,
    )
)
