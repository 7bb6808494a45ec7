"""Record a meeting for a minute, wait until the file is there, download it.

export CLOUDFLARE_API_TOKEN=…
python start_watch_download.py ACCOUNT_ID APP_ID MEETING_ID
"""

import sys
import time
from pathlib import Path

from realtimekit import Cloudflare, RecordingDetails, RecordingStatus, Timeout

ENDS = RecordingStatus.UPLOADED, RecordingStatus.ERRORED
INTERVAL = 5.0  # seconds between two questions
PATIENCE = 3600.0  # seconds until we give up


def main(account_id: str, app_id: str, meeting_id: str) -> None:
    with Cloudflare() as client:
        started = client.realtime_kit.recordings.start_recordings(
            app_id, account_id=account_id, meeting_id=meeting_id, max_seconds=60
        )
        if not started.data:
            sys.exit("the server answered without a recording")
        recording = wait(client, account_id, app_id, started.data.id)
        if recording.status != RecordingStatus.UPLOADED or not recording.download_url:
            sys.exit(f"there is no file to download: {recording.status}")
        print("\nsaved", download(client, recording.download_url, recording.output_file_name))


def wait(client: Cloudflare, account_id: str, app_id: str, recording_id: str) -> RecordingDetails:
    """Return the recording when it has ended, well or not."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = client.realtime_kit.recordings.get_one_recording(
            recording_id, account_id=account_id, app_id=app_id
        )
        if found.data and found.data.status in ENDS:
            return found.data
        time.sleep(INTERVAL)
    raise TimeoutError(f"recording {recording_id} has not ended in {PATIENCE:.0f} seconds")


def download(client: Cloudflare, url: str, name: str) -> Path:
    """Save a file under its name in this folder, in however long it takes."""
    path = Path(Path(name).name)  # whatever folder the server may name, it is not ours
    with client.stream("GET", url, cast_to=bytes, timeout=Timeout(total=None)) as response:
        response.stream_to_file(path, progress=show)
    return path


def show(done: int, whole: int | None) -> None:
    print(f"\r{done} of {whole} bytes", end="")


if __name__ == "__main__":
    main(*sys.argv[1:])
