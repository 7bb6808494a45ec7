"""Types of the resources."""

_NAMES = """
realtime_kit.recordings
    ActiveRecordingResponse AsyncRecordingGetRecordingsPage AudioChannel AudioCodec AudioConfig
    Caller CallerType CloudStorageConfig CloudStorageType ErrorResponse GatewayErrorResponse
    GatewayMessage GatewayMessageSource GcsStorageConfig GenericError GenericErrorResponse
    InteractiveConfig InteractiveMetadataType LivestreamingConfig Meeting MeetingStatus Paging
    RealtimekitBucketConfig Recording RecordingAction RecordingConfig RecordingDetails
    RecordingGetActiveRecordingsResponse RecordingGetOneRecordingResponse RecordingGetRecordingsPage
    RecordingGetRecordingsResponse RecordingListItem RecordingListResponse
    RecordingPauseResumeStopRecordingResponse RecordingResponse RecordingSortField
    RecordingStartRecordingsResponse RecordingStartTrackRecordingResponse RecordingStatus
    SftpKeyStorageConfig SftpPasswordStorageConfig SortOrder StartReason StartReasonType
    StartRecordingRequest StartTrackRecordingRequest StopReason StopReasonType StorageAuthMethod
    StorageConfig StorageConfigRequest StorageType TrackConfigLayer TrackMediaKind TrackRecording
    TrackRecordingResponse UpdateRecordingRequest VideoCodec VideoConfig Watermark WatermarkPosition
    WatermarkSize
realtime_kit.recordings_params
    AudioConfigParam CloudStorageConfigParam GcsStorageConfigParam InteractiveConfigParam
    LivestreamingConfigParam RealtimekitBucketConfigParam RecordingGetActiveRecordingsParams
    RecordingGetOneRecordingParams RecordingGetRecordingsParams
    RecordingPauseResumeStopRecordingParams RecordingStartRecordingsParams
    RecordingStartTrackRecordingParams SftpKeyStorageConfigParam SftpPasswordStorageConfigParam
    StorageConfigRequestParam TrackConfigLayerParam VideoConfigParam WatermarkParam
    WatermarkSizeParam
"""


def __getattr__(name: str) -> object:
    from .._runtime.front import find

    return find(name, globals(), _NAMES)


def __dir__() -> list[str]:
    from .._runtime.front import names

    return sorted({*globals(), *names(globals(), _NAMES)})
