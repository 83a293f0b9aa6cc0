"""A participant built with LiveKit's Python SDK: requests a token from the endpoint, joins, publishes a moving
pattern as video and replies to chat messages.

    python participant.py http://localhost:3000/api/token demo Monty

It leaves when its standard input ends.
"""

import asyncio
import json
import sys
import urllib.request

from livekit import rtc

CHAT = "lk.chat"
WIDTH, HEIGHT, FRAMES_PER_SECOND = 320, 180, 10
DARK, BRIGHT = bytes((30, 60, 90, 255)), bytes((250, 200, 60, 255))
BAR = 40


def fetch_token(endpoint: str, room: str, name: str) -> tuple[str, str]:
    body = json.dumps({"room_name": room, "participant_name": name}).encode()
    request = urllib.request.Request(endpoint, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as response:
        answer = json.load(response)
    return answer["server_url"], answer["participant_token"]


def draw_frame(number: int) -> rtc.VideoFrame:
    """Returns a frame with a bright bar that moves to the right with each frame."""
    left = number * 8 % (WIDTH - BAR)
    row = DARK * left + BRIGHT * BAR + DARK * (WIDTH - BAR - left)
    return rtc.VideoFrame(WIDTH, HEIGHT, rtc.VideoBufferType.RGBA, row * HEIGHT)


async def publish_video(room: rtc.Room) -> None:
    source = rtc.VideoSource(WIDTH, HEIGHT)
    track = rtc.LocalVideoTrack.create_video_track("pattern", source)
    options = rtc.TrackPublishOptions(source=rtc.TrackSource.SOURCE_CAMERA)
    await room.local_participant.publish_track(track, options)
    number = 0
    while True:
        source.capture_frame(draw_frame(number))
        number += 1
        await asyncio.sleep(1 / FRAMES_PER_SECOND)


async def main(endpoint: str, room_name: str, name: str) -> None:
    room = rtc.Room()
    tasks: set[asyncio.Task] = set()

    async def reply(reader: rtc.TextStreamReader) -> None:
        text = await reader.read_all()
        await room.local_participant.send_text(f"You said: {text}", topic=CHAT)

    def on_chat(reader: rtc.TextStreamReader, _identity: str) -> None:
        tasks.add(asyncio.create_task(reply(reader)))

    room.register_text_stream_handler(CHAT, on_chat)
    server_url, token = await asyncio.to_thread(fetch_token, endpoint, room_name, name)
    await room.connect(server_url, token)
    video = asyncio.create_task(publish_video(room))
    await room.local_participant.send_text("Hello from Python", topic=CHAT)

    end = asyncio.create_task(asyncio.to_thread(sys.stdin.read))
    await asyncio.wait({end, video}, return_when=asyncio.FIRST_COMPLETED)
    if video.done():
        video.result()
    video.cancel()
    await room.disconnect()


asyncio.run(main(*sys.argv[1:4]))
