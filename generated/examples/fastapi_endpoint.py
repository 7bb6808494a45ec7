"""Endpoints that record a meeting and tell of its recording, all through one client.

pip install fastapi uvicorn
export CLOUDFLARE_API_TOKEN=… ACCOUNT_ID=… APP_ID=…
uvicorn fastapi_endpoint:app
"""

import logging
import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from fastapi import Body, FastAPI, Request
from fastapi.responses import JSONResponse

from realtimekit import APIError, AsyncCloudflare, NotFoundError, Recording, VideoConfig

ACCOUNT_ID, APP_ID = os.environ["ACCOUNT_ID"], os.environ["APP_ID"]
client = AsyncCloudflare()  # it connects when it is first used


@asynccontextmanager
async def lifespan(_: FastAPI) -> AsyncGenerator[None]:
    async with client:
        yield


app = FastAPI(lifespan=lifespan)


@app.post("/meetings/{meeting_id}/recordings", status_code=202)
async def start(meeting_id: UUID, video: Annotated[VideoConfig, Body()]) -> None:
    """Start to record; FastAPI refuses a size that the API would refuse."""
    await client.realtime_kit.recordings.start_recordings(
        APP_ID, account_id=ACCOUNT_ID, meeting_id=str(meeting_id), video_config=video
    )


@app.get("/meetings/{meeting_id}/recordings/active")
async def active(meeting_id: UUID) -> Recording:
    """Return the recording that is under way."""
    found = await client.realtime_kit.recordings.get_active_recordings(
        str(meeting_id), account_id=ACCOUNT_ID, app_id=APP_ID
    )
    return found.data


@app.exception_handler(APIError)
async def failed(_: Request, error: Exception) -> JSONResponse:
    """Answer 404 where the API did, else 502; what went wrong is for the log, not for callers."""
    logging.getLogger(__name__).warning("%s", error)
    status = HTTPStatus.NOT_FOUND if isinstance(error, NotFoundError) else HTTPStatus.BAD_GATEWAY
    return JSONResponse({"detail": status.phrase}, status)
