"""The call that all programs make: the one of the API's reference page."""

from __future__ import annotations

ACCOUNT = "023e105f4ecef8ad9ca31a8372d0c353"
APP = "app_id"
TOKEN = "Sn3lZJTBX6kkg7OdcBUAxOO963GEIyGQqnFTOFYY"  # the documentation's sample
PATH = f"/accounts/{ACCOUNT}/realtime/kit/{APP}/recordings"
BODY = {
    "meeting_id": "97440c6a-140b-40a9-9499-b23fd7a3868a",
    "audio_config": {"channel": "stereo", "codec": "AAC", "export_file": True},
    "file_name_prefix": "string",
    "interactive_config": {"type": "ID3"},
    "max_seconds": 60,
    "realtimekit_bucket_config": {"enabled": True},
    "video_config": {
        "codec": "H264",
        "export_file": True,
        "height": 720,
        "width": 1280,
        "watermark": {
            "position": "left top",
            "size": {"height": 1, "width": 1},
            "url": "http://example.com",
        },
    },
}
