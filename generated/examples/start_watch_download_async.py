"""Record several meetings for a minute each, all at once, and download what comes of them.

export CLOUDFLARE_API_TOKEN=…
python start_watch_download_async.py ACCOUNT_ID APP_ID MEETING_ID …
"""

import asyncio
import sys
from pathlib import Path

from realtimekit import AsyncCloudflare, RecordingDetails, RecordingStatus, Timeout

ENDS = RecordingStatus.UPLOADED, RecordingStatus.ERRORED
INTERVAL = 5.0  # seconds between two questions
PATIENCE = 3600.0  # seconds until we give up


async def main(account_id: str, app_id: str, *meeting_ids: str) -> None:
    async with AsyncCloudflare() as client:
        work = [record(client, account_id, app_id, each) for each in meeting_ids]
        # A recording that fails does not end the others.
        results = await asyncio.gather(*work, return_exceptions=True)
    for meeting_id, result in zip(meeting_ids, results, strict=True):
        print(meeting_id, f"saved {result}" if isinstance(result, Path) else repr(result))


async def record(client: AsyncCloudflare, account_id: str, app_id: str, meeting_id: str) -> Path:
    """Start a recording, and return the file that it was downloaded to."""
    started = await client.realtime_kit.recordings.start_recordings(
        app_id, account_id=account_id, meeting_id=meeting_id, max_seconds=60
    )
    if not started.data:
        raise RuntimeError("the server answered without a recording")
    async with asyncio.timeout(PATIENCE):
        recording = await wait(client, account_id, app_id, started.data.id)
    if recording.status != RecordingStatus.UPLOADED or not recording.download_url:
        raise RuntimeError(f"there is no file to download: {recording.status}")
    # A name of its own in this folder, whatever the server says.
    path = Path(f"{meeting_id}-{Path(recording.output_file_name).name}")
    url, patient = recording.download_url, Timeout(total=None)
    async with client.stream("GET", url, cast_to=bytes, timeout=patient) as response:
        await response.stream_to_file(path)
    return path


async def wait(
    client: AsyncCloudflare, account_id: str, app_id: str, recording_id: str
) -> RecordingDetails:
    """Return the recording when it has ended, well or not."""
    while True:
        found = await client.realtime_kit.recordings.get_one_recording(
            recording_id, account_id=account_id, app_id=app_id
        )
        if found.data and found.data.status in ENDS:
            return found.data
        await asyncio.sleep(INTERVAL)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
