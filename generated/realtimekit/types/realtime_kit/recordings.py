"""Types of `client.realtime_kit.recordings`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, TypeAlias

from ..._runtime.pages import AsyncPage, SyncPage
from ..._runtime.values import UNSET, Meta, Model, OpenEnum, UnsetType, arm, field, one_of

if TYPE_CHECKING:
    from ...types.realtime_kit.recordings_params import WatermarkParam, WatermarkSizeParam

__all__ = [
    "ActiveRecordingResponse",
    "AsyncRecordingGetRecordingsPage",
    "AudioChannel",
    "AudioCodec",
    "AudioConfig",
    "Caller",
    "CallerType",
    "CloudStorageConfig",
    "CloudStorageType",
    "ErrorResponse",
    "GatewayErrorResponse",
    "GatewayMessage",
    "GatewayMessageSource",
    "GcsStorageConfig",
    "GenericError",
    "GenericErrorResponse",
    "InteractiveConfig",
    "InteractiveMetadataType",
    "LivestreamingConfig",
    "Meeting",
    "MeetingStatus",
    "Paging",
    "RealtimekitBucketConfig",
    "Recording",
    "RecordingAction",
    "RecordingConfig",
    "RecordingDetails",
    "RecordingGetActiveRecordingsResponse",
    "RecordingGetOneRecordingResponse",
    "RecordingGetRecordingsPage",
    "RecordingGetRecordingsResponse",
    "RecordingListItem",
    "RecordingListResponse",
    "RecordingPauseResumeStopRecordingResponse",
    "RecordingResponse",
    "RecordingSortField",
    "RecordingStartRecordingsResponse",
    "RecordingStartTrackRecordingResponse",
    "RecordingStatus",
    "SftpKeyStorageConfig",
    "SftpPasswordStorageConfig",
    "SortOrder",
    "StartReason",
    "StartReasonType",
    "StartRecordingRequest",
    "StartTrackRecordingRequest",
    "StopReason",
    "StopReasonType",
    "StorageAuthMethod",
    "StorageConfig",
    "StorageConfigRequest",
    "StorageType",
    "TrackConfigLayer",
    "TrackMediaKind",
    "TrackRecording",
    "TrackRecordingResponse",
    "UpdateRecordingRequest",
    "VideoCodec",
    "VideoConfig",
    "Watermark",
    "WatermarkPosition",
    "WatermarkSize",
]


class AudioChannel(OpenEnum):
    """How many audio channels a recording has."""

    MONO = "mono"
    """One channel."""
    STEREO = "stereo"
    """Two channels."""


class AudioCodec(OpenEnum):
    """Audio codec of a recording."""

    MP3 = "MP3"
    """MPEG-1 Audio Layer III."""
    AAC = "AAC"
    """Advanced Audio Coding."""


class CallerType(OpenEnum):
    """Kind of a caller."""

    ORGANIZATION = "ORGANIZATION"
    """The app itself."""
    USER = "USER"
    """A participant of the meeting."""


class CloudStorageType(OpenEnum):
    """A cloud store that is reached by access key and region."""

    AWS = "aws"
    """Amazon S3."""
    AZURE = "azure"
    """Azure Blob Storage."""
    DIGITALOCEAN = "digitalocean"
    """DigitalOcean Spaces."""


class InteractiveMetadataType(OpenEnum):
    """Kind of timed metadata in a recording."""

    ID3 = "ID3"
    """ID3 tags in HLS segments."""


class MeetingStatus(OpenEnum):
    """Whether a meeting can be joined."""

    ACTIVE = "ACTIVE"
    """It can be joined."""
    INACTIVE = "INACTIVE"
    """It can't be joined."""


class RecordingAction(OpenEnum):
    """What can be done with a recording that is under way."""

    STOP = "stop"
    """End it for good."""
    PAUSE = "pause"
    """Halt it for a while."""
    RESUME = "resume"
    """Go on after a pause."""


class RecordingSortField(OpenEnum):
    """What recordings can be ordered by."""

    INVOKED_TIME = "invokedTime"
    """When the recording was asked for."""


class RecordingStatus(OpenEnum):
    """How far a recording has come."""

    INVOKED = "INVOKED"
    """Asked for, not begun."""
    RECORDING = "RECORDING"
    """Under way."""
    UPLOADING = "UPLOADING"
    """Ended; the files are being uploaded."""
    UPLOADED = "UPLOADED"
    """Done; the files can be downloaded."""
    ERRORED = "ERRORED"
    """Failed; there is no file."""
    PAUSED = "PAUSED"
    """Paused; it can be resumed."""


class SortOrder(OpenEnum):
    """Direction of an order."""

    ASC = "ASC"
    """The smallest or oldest first."""
    DESC = "DESC"
    """The largest or newest first."""


class StartReasonType(OpenEnum):
    """What started a recording."""

    API_CALL = "API_CALL"
    """Somebody asked for it."""
    RECORD_ON_START = "RECORD_ON_START"
    """The meeting is set to be recorded from its start."""


class StopReasonType(OpenEnum):
    """What stopped a recording."""

    API_CALL = "API_CALL"
    """Somebody asked for it."""
    INTERNAL_ERROR = "INTERNAL_ERROR"
    """The server failed."""
    ALL_PEERS_LEFT = "ALL_PEERS_LEFT"
    """Nobody was left in the meeting."""


class StorageAuthMethod(OpenEnum):
    """How to log in to an SFTP server."""

    KEY = "KEY"
    """With a private key."""
    PASSWORD = "PASSWORD"
    """With a password."""


class StorageType(OpenEnum):
    """Kind of storage that a recording is uploaded to."""

    AWS = "aws"
    """Amazon S3."""
    AZURE = "azure"
    """Azure Blob Storage."""
    DIGITALOCEAN = "digitalocean"
    """DigitalOcean Spaces."""
    GCS = "gcs"
    """Google Cloud Storage."""
    SFTP = "sftp"
    """An SFTP server."""


class TrackMediaKind(OpenEnum):
    """Which media of a participant are recorded."""

    AUDIO = "audio"
    """Audio only."""


class VideoCodec(OpenEnum):
    """Video codec of a recording."""

    H264 = "H264"
    """H.264, with the audio codec that was asked for."""
    VP8 = "VP8"
    """VP8, with Vorbis audio."""
    VP9 = "VP9"
    """VP9, with Vorbis audio."""


class WatermarkPosition(OpenEnum):
    """The corner that a watermark sits in."""

    LEFT_TOP = "left top"
    """Upper left."""
    RIGHT_TOP = "right top"
    """Upper right."""
    LEFT_BOTTOM = "left bottom"
    """Lower left."""
    RIGHT_BOTTOM = "right bottom"
    """Lower right."""


class ActiveRecordingResponse(Model, kw_only=True):
    """The recording of a meeting that is under way."""

    success: bool
    """Whether the request was carried out."""
    data: Recording
    """The recording."""


class AudioConfig(Model, kw_only=True):
    """How to record the audio."""

    channel: AudioChannel | UnsetType = UNSET
    """How many channels. Default: `"stereo"`."""
    codec: AudioCodec | UnsetType = UNSET
    """The audio codec. With the video codecs VP8 and VP9 it is Vorbis whatever is set here.
    Default: `"AAC"`.
    """
    export_file: bool | UnsetType = UNSET
    """Whether to make a separate audio file. Default: `True`."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            channel: AudioChannel | Literal["mono", "stereo"] | UnsetType = UNSET,
            codec: AudioCodec | Literal["MP3", "AAC"] | UnsetType = UNSET,
            export_file: bool | UnsetType = UNSET,
        ) -> None: ...


class Caller(Model, kw_only=True):
    """Who started or stopped a recording. The server fills it."""

    name: str | UnsetType = UNSET
    """Name of the user or the app."""
    type: CallerType | UnsetType = UNSET
    """Whether it was an app or a user."""
    user_id: str | UnsetType = field(name="user_Id", default=UNSET)
    """Id of the user. A UUID."""


class CloudStorageConfig(Model, kw_only=True):
    """Upload to Amazon S3, Azure Blob Storage or DigitalOcean Spaces."""

    __secrets__: ClassVar = frozenset({"access_key", "secret"})

    type: CloudStorageType
    """Which provider."""
    bucket: str
    """Name of the bucket or container."""
    access_key: Annotated[str, Meta(min_length=1)]
    """Id of the access key; for Azure, the connection string. At least 1 character."""
    secret: str | UnsetType = UNSET
    """The secret of the access key."""
    region: Annotated[str, Meta(min_length=1)]
    """Region of the bucket. At least 1 character."""
    path: str | UnsetType = UNSET
    """Folder in the bucket. Without it, the bucket's root."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            type: CloudStorageType | Literal["aws", "azure", "digitalocean"],
            bucket: str,
            access_key: str,
            secret: str | UnsetType = UNSET,
            region: str,
            path: str | UnsetType = UNSET,
        ) -> None: ...


class GatewayErrorResponse(Model, kw_only=True):
    """An error of Cloudflare's gateway, before RealtimeKit was reached (unconfirmed here)."""

    success: Literal[False]
    """Always false."""
    errors: list[GatewayMessage]
    """What went wrong."""
    messages: list[GatewayMessage]
    """Notes that are no errors."""
    result: None
    """Always null."""


class GatewayMessage(Model, kw_only=True):
    """One error or note of Cloudflare's gateway."""

    code: Annotated[int, Meta(ge=1000)]
    """Cloudflare's number for it. At least 1000."""
    message: str
    """What it is, for people."""
    documentation_url: str | UnsetType = UNSET
    """Where to read more."""
    source: GatewayMessageSource | UnsetType = UNSET
    """Which part of the request it is about."""


class GatewayMessageSource(Model, kw_only=True):
    """A place in the request."""

    pointer: str | UnsetType = UNSET
    """JSON pointer into the request's body."""


class GcsStorageConfig(Model, kw_only=True):
    """Upload to Google Cloud Storage."""

    __secrets__: ClassVar = frozenset({"access_key", "secret"})

    type: Literal["gcs"]
    """Google Cloud Storage."""
    bucket: str
    """Name of the bucket."""
    access_key: str | UnsetType = UNSET
    """Id of the access key."""
    secret: str | UnsetType = UNSET
    """The service account's credentials, as JSON text."""
    region: str | UnsetType = UNSET
    """Region of the bucket."""
    path: str | UnsetType = UNSET
    """Folder in the bucket. Without it, the bucket's root."""


class GenericError(Model, kw_only=True):
    """What went wrong, in RealtimeKit's words."""

    code: int
    """The HTTP status."""
    message: str
    """What went wrong, for people."""


class GenericErrorResponse(Model, kw_only=True):
    """An error of RealtimeKit."""

    success: bool
    """Always false. Default: `False`."""
    error: GenericError
    """What went wrong."""


class InteractiveConfig(Model, kw_only=True):
    """Timed metadata in the recording."""

    type: InteractiveMetadataType | UnsetType = UNSET
    """The kind of metadata."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            type: InteractiveMetadataType | Literal["ID3"] | UnsetType = UNSET,
        ) -> None: ...


class LivestreamingConfig(Model, kw_only=True):
    """Where to push a meeting to, live."""

    rtmp_url: str | UnsetType = UNSET
    """Address of the RTMP server. A URI."""


class Meeting(Model, kw_only=True):
    """The meeting that a recording belongs to. The server fills it."""

    id: str
    """Id of the meeting. A UUID."""
    created_at: dt.datetime
    """When the meeting was created."""
    updated_at: dt.datetime
    """When the meeting was last changed."""
    title: str | UnsetType = UNSET
    """Title of the meeting."""
    status: MeetingStatus | UnsetType = UNSET
    """Whether the meeting can be joined."""
    live_stream_on_start: bool | UnsetType = UNSET
    """Whether a livestream begins with the meeting."""
    persist_chat: bool | UnsetType = UNSET
    """Whether the chat is kept after the meeting."""
    record_on_start: bool | UnsetType = UNSET
    """Whether a recording begins with the meeting."""
    summarize_on_end: bool | UnsetType = UNSET
    """Whether a summary is written when the meeting ends."""
    transcribe_on_end: bool | UnsetType = UNSET
    """Whether a transcript is written when the meeting ends."""
    session_keep_alive_time_in_secs: Annotated[int, Meta(ge=60, le=600)] | UnsetType = UNSET
    """How many seconds a session lives on after the last participant has left. At least 60, at
    most 600. Default: `60`.
    """
    recording_config: RecordingConfig | UnsetType = UNSET
    """How the meeting is recorded."""


class Paging(Model, kw_only=True):
    """Where a page lies in the whole list. The server fills it."""

    end_offset: int
    """Place of the page's last item in the whole list."""
    start_offset: int
    """Place of the page's first item in the whole list."""
    total_count: Annotated[int, Meta(ge=0)]
    """Number of items in the whole list. At least 0."""


class RealtimekitBucketConfig(Model, kw_only=True):
    """The use of RealtimeKit's own bucket."""

    enabled: bool
    """Whether to upload there. If not, the recording has no download links and no expiry."""


class Recording(Model, kw_only=True):
    """A recording and its files. The server fills it."""

    id: str
    """Id of the recording. A UUID."""
    audio_download_url: str | None
    """Link to the audio file; null unless audio settings were sent. A URI."""
    download_url: str | None
    """Link to the file; null until it is uploaded. A URI."""
    download_url_expiry: dt.datetime | None
    """When the links stop working, seven days after the upload."""
    file_size: int | None
    """Size of the file in bytes; null until it is known."""
    invoked_time: dt.datetime
    """When the recording was asked for."""
    output_file_name: str
    """Name of the file."""
    session_id: str | None
    """The session of the meeting that is recorded. A UUID."""
    started_time: dt.datetime | None
    """When the recording really began; null before that."""
    status: RecordingStatus
    """How far the recording has come."""
    stopped_time: dt.datetime | None
    """When the recording ended; null before that."""
    recording_duration: int | UnsetType = UNSET
    """Length of the recording in seconds."""


class RecordingConfig(Model, kw_only=True):
    """How a meeting is recorded unless a start request differs. The server fills it."""

    audio_config: AudioConfig | UnsetType = UNSET
    """Audio settings."""
    file_name_prefix: str | UnsetType = UNSET
    """Text before the names of the files."""
    live_streaming_config: LivestreamingConfig | UnsetType = UNSET
    """Where the meeting is pushed to, live."""
    max_seconds: Annotated[int, Meta(ge=60, le=86400)] | UnsetType = UNSET
    """The recording ends after so many seconds. At least 60, at most 86400."""
    realtimekit_bucket_config: RealtimekitBucketConfig | UnsetType = UNSET
    """Whether to upload to RealtimeKit's own bucket."""
    storage_config: StorageConfig | UnsetType | None = UNSET
    """The customer's storage that recordings are uploaded to; null for none."""
    video_config: VideoConfig | UnsetType = UNSET
    """Video settings."""


class RecordingDetails(Model, kw_only=True):
    """A recording with why it began and ended, and where it is uploaded to."""

    id: str
    """Id of the recording. A UUID."""
    audio_download_url: str | None
    """Link to the audio file; null unless audio settings were sent. A URI."""
    download_url: str | None
    """Link to the file; null until it is uploaded. A URI."""
    download_url_expiry: dt.datetime | None
    """When the links stop working, seven days after the upload."""
    file_size: int | None
    """Size of the file in bytes; null until it is known."""
    invoked_time: dt.datetime
    """When the recording was asked for."""
    output_file_name: str
    """Name of the file."""
    session_id: str | None
    """The session of the meeting that is recorded. A UUID."""
    started_time: dt.datetime | None
    """When the recording really began; null before that."""
    status: RecordingStatus
    """How far the recording has come."""
    stopped_time: dt.datetime | None
    """When the recording ended; null before that."""
    recording_duration: int | UnsetType = UNSET
    """Length of the recording in seconds."""
    start_reason: StartReason | UnsetType = UNSET
    """Why and by whom it was started."""
    stop_reason: StopReason | UnsetType = UNSET
    """Why and by whom it was stopped."""
    storage_config: StorageConfig | UnsetType | None = UNSET
    """The customer's storage that it is uploaded to; null for none."""


class RecordingListItem(Model, kw_only=True):
    """A recording in a list, with its meeting."""

    id: str
    """Id of the recording. A UUID."""
    audio_download_url: str | None
    """Link to the audio file; null unless audio settings were sent. A URI."""
    download_url: str | None
    """Link to the file; null until it is uploaded. A URI."""
    download_url_expiry: dt.datetime | None
    """When the links stop working, seven days after the upload."""
    file_size: int | None
    """Size of the file in bytes; null until it is known."""
    invoked_time: dt.datetime
    """When the recording was asked for."""
    output_file_name: str
    """Name of the file."""
    session_id: str | None
    """The session of the meeting that is recorded. A UUID."""
    started_time: dt.datetime | None
    """When the recording really began; null before that."""
    status: RecordingStatus
    """How far the recording has come."""
    stopped_time: dt.datetime | None
    """When the recording ended; null before that."""
    recording_duration: int | UnsetType = UNSET
    """Length of the recording in seconds."""
    storage_config: StorageConfig | UnsetType | None = UNSET
    """The customer's storage that it is uploaded to; null for none."""
    meeting: Meeting | UnsetType = UNSET
    """The meeting that was recorded."""


class RecordingListResponse(Model, kw_only=True):
    """One page of recordings."""

    success: bool
    """Whether the request was carried out."""
    data: list[RecordingListItem]
    """The recordings of this page."""
    paging: Paging
    """Where this page lies in the whole list."""


class RecordingResponse(Model, kw_only=True):
    """One recording."""

    success: bool
    """Whether the request was carried out. Default: `True`."""
    data: RecordingDetails | UnsetType = UNSET
    """The recording."""


class SftpKeyStorageConfig(Model, kw_only=True):
    """Upload over SFTP, logging in with a private key."""

    __secrets__: ClassVar = frozenset({"access_key", "secret", "private_key", "password"})

    type: Literal["sftp"]
    """SFTP."""
    auth_method: Literal["KEY"]
    """Log in with a private key."""
    bucket: str
    """Name of the bucket."""
    access_key: Annotated[str, Meta(min_length=1)]
    """Id of the access key. At least 1 character."""
    secret: str | UnsetType = UNSET
    """The secret of the access key."""
    region: Annotated[str, Meta(min_length=1)]
    """Region of the storage. At least 1 character."""
    path: str | UnsetType = UNSET
    """Folder on the server. Without it, the root."""
    host: str
    """Name or address of the SFTP server."""
    port: int
    """Port of the SFTP server."""
    username: str
    """Who logs in."""
    private_key: str
    """The private key to log in with."""
    password: str | UnsetType = UNSET
    """The passphrase of the private key, if it has one."""


class SftpPasswordStorageConfig(Model, kw_only=True):
    """Upload over SFTP, logging in with a password."""

    __secrets__: ClassVar = frozenset({"access_key", "secret", "password"})

    type: Literal["sftp"]
    """SFTP."""
    auth_method: Literal["PASSWORD"]
    """Log in with a password."""
    bucket: str
    """Name of the bucket."""
    access_key: Annotated[str, Meta(min_length=1)]
    """Id of the access key. At least 1 character."""
    secret: str | UnsetType = UNSET
    """The secret of the access key."""
    region: Annotated[str, Meta(min_length=1)]
    """Region of the storage. At least 1 character."""
    path: str | UnsetType = UNSET
    """Folder on the server. Without it, the root."""
    host: str
    """Name or address of the SFTP server."""
    port: int
    """Port of the SFTP server."""
    username: str
    """Who logs in."""
    password: str
    """The password to log in with."""


class StartReason(Model, kw_only=True):
    """Why a recording was started. The server fills it."""

    caller: Caller | UnsetType = UNSET
    """Who started it."""
    reason: StartReasonType | UnsetType = UNSET
    """What started it."""


class StartRecordingRequest(Model, kw_only=True):
    """What to record, how, and where to put the files. The caller fills it."""

    meeting_id: str
    """The meeting to record. A UUID."""
    allow_multiple_recordings: bool | UnsetType = UNSET
    """Whether to start even while another recording of the meeting is under way. Default:
    `False`.
    """
    audio_config: AudioConfig | UnsetType = UNSET
    """Audio settings. An audio file of its own exists only if this is sent."""
    file_name_prefix: str | UnsetType = UNSET
    """Text before the names of the files. Letters, digits and underscores are safe."""
    interactive_config: InteractiveConfig | UnsetType = UNSET
    """Timed metadata in the recording. The output is then a tar of HLS files."""
    max_seconds: Annotated[int, Meta(ge=60, le=86400)] | UnsetType = UNSET
    """The recording ends after so many seconds, a minute to a day. Without it, after a day. At
    least 60, at most 86400.
    """
    realtimekit_bucket_config: RealtimekitBucketConfig | UnsetType = UNSET
    """Whether to upload to RealtimeKit's own bucket."""
    rtmp_out_config: LivestreamingConfig | UnsetType = UNSET
    """Where to push the meeting to, live."""
    storage_config: StorageConfigRequest | UnsetType | None = UNSET
    """Storage of one's own to upload to, in one of four shapes; null for none."""
    url: str | UnsetType = UNSET
    """A page of one's own to record, in place of the default one. A URI."""
    video_config: VideoConfig | UnsetType = UNSET
    """Video settings."""


class StartTrackRecordingRequest(Model, kw_only=True):
    """Whom to record, and what of them. The caller fills it."""

    meeting_id: str
    """The meeting to record. A UUID."""
    layers: dict[str, TrackConfigLayer] | UnsetType = UNSET
    """Settings by name of the layer. The name in use is `default`."""
    user_ids: (
        Annotated[
            list[Annotated[str, Meta(min_length=1, max_length=256)]],
            Meta(min_length=1, max_length=100),
        ]
        | UnsetType
    ) = UNSET
    """The participants to record. Without it, everybody. At least 1 item, at most 100 items,
    each at least 1 character, at most 256 characters.
    """


class StopReason(Model, kw_only=True):
    """Why a recording was stopped. The server fills it."""

    caller: Caller | UnsetType = UNSET
    """Who stopped it."""
    reason: StopReasonType | UnsetType = UNSET
    """What stopped it."""


class StorageConfig(Model, kw_only=True):
    """The storage that a recording is uploaded to, as the server tells it: every kind in one
    shape, without the secrets.
    """

    type: StorageType
    """Which kind of storage."""
    bucket: str | UnsetType = UNSET
    """Name of the bucket or container."""
    region: str | UnsetType = UNSET
    """Region of the storage."""
    path: str | UnsetType = UNSET
    """Folder in the storage. Without it, the root."""
    auth_method: StorageAuthMethod | UnsetType = UNSET
    """How the server logs in (SFTP)."""
    host: str | UnsetType = UNSET
    """Name or address of the server (SFTP)."""
    port: int | UnsetType = UNSET
    """Port of the server (SFTP)."""
    username: str | UnsetType = UNSET
    """Who logs in (SFTP)."""


class TrackConfigLayer(Model, kw_only=True):
    """What to record of each participant."""

    file_name_prefix: (
        Annotated[
            str,
            Meta(
                pattern="^[-A-Za-z0-9_\\t-\\r \\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]+\\Z"
            ),
        ]
        | UnsetType
    ) = UNSET
    """Text before the names of the files; letters, digits, spaces, `-` and `_`. Matching
    `^[-\\w\\s]+$`.
    """
    media_kind: TrackMediaKind | UnsetType = UNSET
    """Which media to record. Default: `"audio"`."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            file_name_prefix: str | UnsetType = UNSET,
            media_kind: TrackMediaKind | Literal["audio"] | UnsetType = UNSET,
        ) -> None: ...


class TrackRecording(Model, kw_only=True):
    """What starting a track recording answers with."""

    recording: Recording
    """The recording that was started."""


class TrackRecordingResponse(Model, kw_only=True):
    """A track recording that was started."""

    success: bool
    """Whether the request was carried out."""
    data: TrackRecording | UnsetType = UNSET
    """What was started."""


class UpdateRecordingRequest(Model, kw_only=True):
    """What to do with a recording. The caller fills it."""

    action: RecordingAction
    """What to do."""


class VideoConfig(Model, kw_only=True):
    """How to record the video."""

    codec: VideoCodec | UnsetType = UNSET
    """The video codec. VP8 and VP9 change the audio codec to Vorbis. Default: `"H264"`."""
    export_file: bool | UnsetType = UNSET
    """Whether to make a video file. Default: `True`."""
    height: Annotated[int, Meta(ge=1, le=1920)] | UnsetType = UNSET
    """Height of the picture in pixels. At least 1, at most 1920. Default: `720`."""
    width: Annotated[int, Meta(ge=1, le=1920)] | UnsetType = UNSET
    """Width of the picture in pixels. At least 1, at most 1920. Default: `1280`."""
    watermark: Watermark | UnsetType = UNSET
    """A picture laid over the video."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            codec: VideoCodec | Literal["H264", "VP8", "VP9"] | UnsetType = UNSET,
            export_file: bool | UnsetType = UNSET,
            height: int | UnsetType = UNSET,
            width: int | UnsetType = UNSET,
            watermark: Watermark | WatermarkParam | UnsetType = UNSET,
        ) -> None: ...


class Watermark(Model, kw_only=True):
    """A picture laid over the video."""

    position: WatermarkPosition | UnsetType = UNSET
    """The corner that the picture sits in. Default: `"left top"`."""
    size: WatermarkSize | UnsetType = UNSET
    """How large the picture is drawn."""
    url: str | UnsetType = UNSET
    """Where the picture is fetched from. A URI."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            position: (
                WatermarkPosition
                | Literal["left top", "right top", "left bottom", "right bottom"]
                | UnsetType
            ) = UNSET,
            size: WatermarkSize | WatermarkSizeParam | UnsetType = UNSET,
            url: str | UnsetType = UNSET,
        ) -> None: ...


class WatermarkSize(Model, kw_only=True):
    """The size of a watermark."""

    height: Annotated[int, Meta(ge=1)] | UnsetType = UNSET
    """Height in pixels. At least 1."""
    width: Annotated[int, Meta(ge=1)] | UnsetType = UNSET
    """Width in pixels. At least 1."""


class RecordingGetActiveRecordingsResponse(ActiveRecordingResponse):
    """The recording under way."""


class RecordingGetOneRecordingResponse(RecordingResponse):
    """The recording as it is now."""


class RecordingGetRecordingsResponse(RecordingListResponse):
    """One page of recordings."""


class RecordingPauseResumeStopRecordingResponse(RecordingResponse):
    """The recording as it is now."""


class RecordingStartRecordingsResponse(RecordingResponse):
    """The recording as it is now."""


class RecordingStartTrackRecordingResponse(TrackRecordingResponse):
    """The recording that was started."""


class RecordingGetRecordingsPage(RecordingGetRecordingsResponse, SyncPage[RecordingListItem]):
    """One page of a list. Iterate over it to get the items of all pages."""


class AsyncRecordingGetRecordingsPage(RecordingGetRecordingsResponse, AsyncPage[RecordingListItem]):
    """One page of a list. Iterate over it to get the items of all pages."""


if TYPE_CHECKING:
    ErrorResponse: TypeAlias = GenericErrorResponse | GatewayErrorResponse
    """An error, as RealtimeKit or as the gateway before it says it."""
else:
    ErrorResponse = one_of(
        "ErrorResponse",
        arm(GenericErrorResponse, required={"success", "error"}),
        arm(
            GatewayErrorResponse,
            tags={"success": {False}},
            required={"success", "errors", "messages", "result"},
        ),
        module=__name__,
    )

if TYPE_CHECKING:
    StorageConfigRequest: TypeAlias = (
        GcsStorageConfig | CloudStorageConfig | SftpKeyStorageConfig | SftpPasswordStorageConfig
    )
    """Storage of one's own. `type` and, for SFTP, `auth_method` tell the shapes apart."""
else:
    StorageConfigRequest = one_of(
        "StorageConfigRequest",
        arm(GcsStorageConfig, tags={"type": {"gcs"}}, required={"type", "bucket"}),
        arm(
            CloudStorageConfig,
            tags={"type": {"aws", "azure", "digitalocean"}},
            required={"type", "bucket", "access_key", "region"},
        ),
        arm(
            SftpKeyStorageConfig,
            tags={"type": {"sftp"}, "auth_method": {"KEY"}},
            required={
                "type",
                "auth_method",
                "bucket",
                "access_key",
                "region",
                "host",
                "port",
                "username",
                "private_key",
            },
        ),
        arm(
            SftpPasswordStorageConfig,
            tags={"type": {"sftp"}, "auth_method": {"PASSWORD"}},
            required={
                "type",
                "auth_method",
                "bucket",
                "access_key",
                "region",
                "host",
                "port",
                "username",
                "password",
            },
        ),
        module=__name__,
    )
