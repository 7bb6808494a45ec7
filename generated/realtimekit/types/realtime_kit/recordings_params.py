"""Plain dicts that `client.realtime_kit.recordings` accepts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypeAlias, TypedDict

from ...types.realtime_kit.recordings import (
    AudioChannel,
    AudioCodec,
    AudioConfig,
    CloudStorageType,
    InteractiveConfig,
    InteractiveMetadataType,
    LivestreamingConfig,
    RealtimekitBucketConfig,
    RecordingAction,
    RecordingSortField,
    RecordingStatus,
    SortOrder,
    StorageConfigRequest,
    TrackConfigLayer,
    TrackMediaKind,
    VideoCodec,
    VideoConfig,
    Watermark,
    WatermarkPosition,
    WatermarkSize,
)

__all__ = [
    "AudioConfigParam",
    "CloudStorageConfigParam",
    "GcsStorageConfigParam",
    "InteractiveConfigParam",
    "LivestreamingConfigParam",
    "RealtimekitBucketConfigParam",
    "RecordingGetActiveRecordingsParams",
    "RecordingGetOneRecordingParams",
    "RecordingGetRecordingsParams",
    "RecordingPauseResumeStopRecordingParams",
    "RecordingStartRecordingsParams",
    "RecordingStartTrackRecordingParams",
    "SftpKeyStorageConfigParam",
    "SftpPasswordStorageConfigParam",
    "StorageConfigRequestParam",
    "TrackConfigLayerParam",
    "VideoConfigParam",
    "WatermarkParam",
    "WatermarkSizeParam",
]


class AudioConfigParam(TypedDict, total=False):
    """`AudioConfig` as a plain dict."""

    channel: AudioChannel | Literal["mono", "stereo"]
    """How many channels. Default: `"stereo"`."""
    codec: AudioCodec | Literal["MP3", "AAC"]
    """The audio codec. With the video codecs VP8 and VP9 it is Vorbis whatever is set here.
    Default: `"AAC"`.
    """
    export_file: bool
    """Whether to make a separate audio file. Default: `True`."""


class CloudStorageConfigParam(TypedDict, total=False):
    """`CloudStorageConfig` as a plain dict."""

    type: Required[CloudStorageType | Literal["aws", "azure", "digitalocean"]]
    """Which provider."""
    bucket: Required[str]
    """Name of the bucket or container."""
    access_key: Required[str]
    """Id of the access key; for Azure, the connection string. At least 1 character."""
    secret: str
    """The secret of the access key."""
    region: Required[str]
    """Region of the bucket. At least 1 character."""
    path: str
    """Folder in the bucket. Without it, the bucket's root."""


class GcsStorageConfigParam(TypedDict, total=False):
    """`GcsStorageConfig` as a plain dict."""

    type: Required[Literal["gcs"]]
    """Google Cloud Storage."""
    bucket: Required[str]
    """Name of the bucket."""
    access_key: str
    """Id of the access key."""
    secret: str
    """The service account's credentials, as JSON text."""
    region: str
    """Region of the bucket."""
    path: str
    """Folder in the bucket. Without it, the bucket's root."""


class InteractiveConfigParam(TypedDict, total=False):
    """`InteractiveConfig` as a plain dict."""

    type: InteractiveMetadataType | Literal["ID3"]
    """The kind of metadata."""


class LivestreamingConfigParam(TypedDict, total=False):
    """`LivestreamingConfig` as a plain dict."""

    rtmp_url: str
    """Address of the RTMP server. A URI."""


class RealtimekitBucketConfigParam(TypedDict, total=False):
    """`RealtimekitBucketConfig` as a plain dict."""

    enabled: Required[bool]
    """Whether to upload there. If not, the recording has no download links and no expiry."""


class SftpKeyStorageConfigParam(TypedDict, total=False):
    """`SftpKeyStorageConfig` as a plain dict."""

    type: Required[Literal["sftp"]]
    """SFTP."""
    auth_method: Required[Literal["KEY"]]
    """Log in with a private key."""
    bucket: Required[str]
    """Name of the bucket."""
    access_key: Required[str]
    """Id of the access key. At least 1 character."""
    secret: str
    """The secret of the access key."""
    region: Required[str]
    """Region of the storage. At least 1 character."""
    path: str
    """Folder on the server. Without it, the root."""
    host: Required[str]
    """Name or address of the SFTP server."""
    port: Required[int]
    """Port of the SFTP server."""
    username: Required[str]
    """Who logs in."""
    private_key: Required[str]
    """The private key to log in with."""
    password: str
    """The passphrase of the private key, if it has one."""


class SftpPasswordStorageConfigParam(TypedDict, total=False):
    """`SftpPasswordStorageConfig` as a plain dict."""

    type: Required[Literal["sftp"]]
    """SFTP."""
    auth_method: Required[Literal["PASSWORD"]]
    """Log in with a password."""
    bucket: Required[str]
    """Name of the bucket."""
    access_key: Required[str]
    """Id of the access key. At least 1 character."""
    secret: str
    """The secret of the access key."""
    region: Required[str]
    """Region of the storage. At least 1 character."""
    path: str
    """Folder on the server. Without it, the root."""
    host: Required[str]
    """Name or address of the SFTP server."""
    port: Required[int]
    """Port of the SFTP server."""
    username: Required[str]
    """Who logs in."""
    password: Required[str]
    """The password to log in with."""


class TrackConfigLayerParam(TypedDict, total=False):
    """`TrackConfigLayer` as a plain dict."""

    file_name_prefix: str
    """Text before the names of the files; letters, digits, spaces, `-` and `_`. Matching
    `^[-\\w\\s]+$`.
    """
    media_kind: TrackMediaKind | Literal["audio"]
    """Which media to record. Default: `"audio"`."""


class VideoConfigParam(TypedDict, total=False):
    """`VideoConfig` as a plain dict."""

    codec: VideoCodec | Literal["H264", "VP8", "VP9"]
    """The video codec. VP8 and VP9 change the audio codec to Vorbis. Default: `"H264"`."""
    export_file: bool
    """Whether to make a video file. Default: `True`."""
    height: int
    """Height of the picture in pixels. At least 1, at most 1920. Default: `720`."""
    width: int
    """Width of the picture in pixels. At least 1, at most 1920. Default: `1280`."""
    watermark: Watermark | WatermarkParam
    """A picture laid over the video."""


class WatermarkParam(TypedDict, total=False):
    """`Watermark` as a plain dict."""

    position: WatermarkPosition | Literal["left top", "right top", "left bottom", "right bottom"]
    """The corner that the picture sits in. Default: `"left top"`."""
    size: WatermarkSize | WatermarkSizeParam
    """How large the picture is drawn."""
    url: str
    """Where the picture is fetched from. A URI."""


class WatermarkSizeParam(TypedDict, total=False):
    """`WatermarkSize` as a plain dict."""

    height: int
    """Height in pixels. At least 1."""
    width: int
    """Width in pixels. At least 1."""


class RecordingGetRecordingsParams(TypedDict, total=False):
    """The keyword arguments of `client.realtime_kit.recordings.get_recordings`."""

    account_id: Required[str]
    """The Cloudflare account that owns the app. At most 32 characters."""
    end_time: dt.datetime | str
    """Only recordings up to this moment."""
    expired: bool
    """Only recordings whose download links have expired (true), or still work (false)."""
    meeting_id: str
    """Only recordings of this meeting. A UUID."""
    page_no: int
    """Which page to answer with. At least 0."""
    per_page: int
    """How many recordings make a page. At least 0."""
    search: str
    """Only recordings whose meeting has this text in its id or in its title."""
    sort_by: RecordingSortField | Literal["invokedTime"]
    """What to order the recordings by."""
    sort_order: SortOrder | Literal["ASC", "DESC"]
    """Which way to order the recordings."""
    start_time: dt.datetime | str
    """Only recordings from this moment on."""
    status: Sequence[
        RecordingStatus
        | Literal["INVOKED", "RECORDING", "UPLOADING", "UPLOADED", "ERRORED", "PAUSED"]
    ]
    """Only recordings in one of these states."""


class RecordingStartRecordingsParams(TypedDict, total=False):
    """The keyword arguments of `client.realtime_kit.recordings.start_recordings`."""

    account_id: Required[str]
    """The Cloudflare account that owns the app. At most 32 characters."""
    meeting_id: Required[str]
    """The meeting to record. A UUID."""
    allow_multiple_recordings: bool
    """Whether to start even while another recording of the meeting is under way. Default:
    `False`.
    """
    audio_config: AudioConfig | AudioConfigParam
    """Audio settings. An audio file of its own exists only if this is sent."""
    file_name_prefix: str
    """Text before the names of the files. Letters, digits and underscores are safe."""
    interactive_config: InteractiveConfig | InteractiveConfigParam
    """Timed metadata in the recording. The output is then a tar of HLS files."""
    max_seconds: int
    """The recording ends after so many seconds, a minute to a day. Without it, after a day. At
    least 60, at most 86400.
    """
    realtimekit_bucket_config: RealtimekitBucketConfig | RealtimekitBucketConfigParam
    """Whether to upload to RealtimeKit's own bucket."""
    rtmp_out_config: LivestreamingConfig | LivestreamingConfigParam
    """Where to push the meeting to, live."""
    storage_config: StorageConfigRequest | StorageConfigRequestParam | None
    """Storage of one's own to upload to, in one of four shapes; null for none."""
    url: str
    """A page of one's own to record, in place of the default one. A URI."""
    video_config: VideoConfig | VideoConfigParam
    """Video settings."""


class RecordingGetActiveRecordingsParams(TypedDict, total=False):
    """The keyword arguments of `client.realtime_kit.recordings.get_active_recordings`."""

    account_id: Required[str]
    """The Cloudflare account that owns the app. At most 32 characters."""
    app_id: Required[str]
    """The RealtimeKit app."""


class RecordingStartTrackRecordingParams(TypedDict, total=False):
    """The keyword arguments of `client.realtime_kit.recordings.start_track_recording`."""

    account_id: Required[str]
    """The Cloudflare account that owns the app. At most 32 characters."""
    meeting_id: Required[str]
    """The meeting to record. A UUID."""
    layers: Mapping[str, TrackConfigLayer | TrackConfigLayerParam]
    """Settings by name of the layer. The name in use is `default`."""
    user_ids: Sequence[str]
    """The participants to record. Without it, everybody. At least 1 item, at most 100 items,
    each at least 1 character, at most 256 characters.
    """


class RecordingGetOneRecordingParams(TypedDict, total=False):
    """The keyword arguments of `client.realtime_kit.recordings.get_one_recording`."""

    account_id: Required[str]
    """The Cloudflare account that owns the app. At most 32 characters."""
    app_id: Required[str]
    """The RealtimeKit app."""


class RecordingPauseResumeStopRecordingParams(TypedDict, total=False):
    """The keyword arguments of `client.realtime_kit.recordings.pause_resume_stop_recording`."""

    account_id: Required[str]
    """The Cloudflare account that owns the app. At most 32 characters."""
    app_id: Required[str]
    """The RealtimeKit app."""
    action: Required[RecordingAction | Literal["stop", "pause", "resume"]]
    """What to do."""


StorageConfigRequestParam: TypeAlias = (
    GcsStorageConfigParam
    | CloudStorageConfigParam
    | SftpKeyStorageConfigParam
    | SftpPasswordStorageConfigParam
)
