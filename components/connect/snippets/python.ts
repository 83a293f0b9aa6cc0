import {
  developmentServerUrl,
  endpointUrl,
  PLACEHOLDER_ID,
  PLACEHOLDER_TOKEN,
  type Platform,
} from "./platform"

const NOTE = "LiveKit’s Python package has no TokenSource, so the request uses Python’s standard library."
const HEADERS = `{"Content-Type": "application/json"}`

export const python: Platform = {
  id: "python",
  name: "Python",
  language: "Python",
  install: "pip install livekit",
  snippets: {
    endpoint: (addresses) => ({ code: program(endpointUrl(addresses), HEADERS), note: NOTE }),
    development: (addresses) => ({
      code: program(
        developmentServerUrl(addresses),
        `{"Content-Type": "application/json", "X-Sandbox-ID": "${PLACEHOLDER_ID}"}`,
      ),
      note: NOTE,
    }),
    custom: (addresses) => ({
      code: program(
        endpointUrl(addresses),
        `{
        "Content-Type": "application/json",
        # Your own access_token() returns the signed-in user's token, refreshed if needed.
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

function program(url: string, headers: string): string {
  return `import asyncio
import json
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from livekit import rtc


def fetch_credentials(**fields):
    headers = ${headers}
    request = Request("${url}", json.dumps(fields).encode(), headers)
    try:
        with urlopen(request) as response:
            return json.load(response)
    except HTTPError as error:
        raise SystemExit(json.load(error)["detail"])


async def main():
    credentials = await asyncio.to_thread(fetch_credentials, room_name="demo", participant_name="Ada")
    room = rtc.Room()
    await room.connect(credentials["server_url"], credentials["participant_token"])
    print(f"In {room.name} as {room.local_participant.name}")
    await room.disconnect()


asyncio.run(main())
`
}
