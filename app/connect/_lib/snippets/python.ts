import { developmentServerOf, endpointOf, PLACEHOLDER_ID, PLACEHOLDER_TOKEN } from "./addresses"
import type { Platform } from "./types"

const NOTE = "LiveKit’s Python package has no TokenSource: the request is one of Python’s own."

const HEADERS = `{"Content-Type": "application/json"}`

const program = (url: string, headers: string) => `import asyncio
import json
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from livekit import rtc


def fetch_credentials(**fields):
    headers = ${headers}
    request = Request("${url}", json.dumps(fields).encode(), headers)
    try:
        with urlopen(request) as answer:
            return json.load(answer)
    except HTTPError as refusal:
        raise SystemExit(json.load(refusal)["detail"])


async def main():
    credentials = await asyncio.to_thread(fetch_credentials, room_name="demo", participant_name="Ada")
    room = rtc.Room()
    await room.connect(credentials["server_url"], credentials["participant_token"])
    print(f"In {room.name} as {room.local_participant.name}")
    await room.disconnect()


asyncio.run(main())
`

export const python: Platform = {
  id: "python",
  name: "Python",
  language: "Python",
  install: { code: "pip install livekit", language: "Shell" },
  snippets: {
    endpoint: (addresses) => ({ code: program(endpointOf(addresses), HEADERS), note: NOTE }),
    development: (addresses) => ({
      code: program(
        developmentServerOf(addresses),
        `{"Content-Type": "application/json", "X-Sandbox-ID": "${PLACEHOLDER_ID}"}`,
      ),
      note: NOTE,
    }),
    custom: (addresses) => ({
      code: program(
        endpointOf(addresses),
        `{
        "Content-Type": "application/json",
        # access_token is yours: it gives what your sign-in gave the person, refreshed if need be.
        "Authorization": f"Bearer {access_token()}",
    }`,
      ),
      note: NOTE,
    }),
    literal: ({ serverUrl }) => ({
      code: `import asyncio

from livekit import rtc


async def main():
    room = rtc.Room()
    await room.connect("${serverUrl}", "${PLACEHOLDER_TOKEN}")
    print(f"In {room.name} as {room.local_participant.name}")
    await room.disconnect()


asyncio.run(main())
`,
    }),
  },
}
