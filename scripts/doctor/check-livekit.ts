import { RoomServiceClient } from "livekit-server-sdk"
import { explainUnreachable } from "./explain-unreachable"
import { type Finding, good, problem } from "./finding"

type Options = {
  /** http or https. */
  url: string
  apiKey: string
  apiSecret: string
  now?: () => number
}

const TIMEOUT_SECONDS = 5
/** LiveKit allows a minute between its clock and the one that signed a token. Half of it is a warning in time. */
const SKEW_MS = 30_000

/** Whether the LiveKit server answers, agrees on the time, and takes the key. */
export async function checkLivekit({ url, apiKey, apiSecret, now = Date.now }: Options): Promise<Finding[]> {
  const { host } = new URL(url)
  const asked = now()
  let response: Response
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_SECONDS * 1000), redirect: "manual" })
    await response.body?.cancel()
  } catch (error) {
    return [explainUnreachable(host, error)]
  }
  if (response.status >= 500) {
    return [
      problem(
        `LiveKit at ${host} answers with status ${response.status}.`,
        "The proxy before it may not reach it, or it is starting. Look at its log.",
      ),
    ]
  }
  const findings = [good(`LiveKit at ${host} answers.`)]
  const skew = skewOf(response, (asked + now()) / 2)
  if (skew !== undefined) findings.push(skew)
  findings.push(await checkKey(url, host, apiKey, apiSecret))
  return findings
}

/** The header has whole seconds. That doesn't matter at half a minute. */
function skewOf(response: Response, nowMs: number): Finding | undefined {
  const theirs = Date.parse(response.headers.get("date") ?? "")
  const skew = nowMs - theirs
  if (Number.isNaN(theirs) || Math.abs(skew) < SKEW_MS) return undefined
  const seconds = Math.round(Math.abs(skew) / 1000)
  return problem(
    `This machine's clock is ${seconds} seconds ${skew > 0 ? "ahead of" : "behind"} LiveKit's: its tokens may be refused.`,
    "Switch on time synchronisation (NTP) on both machines.",
  )
}

async function checkKey(url: string, host: string, apiKey: string, apiSecret: string): Promise<Finding> {
  const client = new RoomServiceClient(url, apiKey, apiSecret, { requestTimeout: TIMEOUT_SECONDS })
  try {
    const rooms = await client.listRooms()
    return good(
      `LiveKit takes the API key (${rooms.length} ${rooms.length === 1 ? "room is" : "rooms are"} open).`,
    )
  } catch (error) {
    const status = (error as { status?: unknown }).status
    if (status === 401 || status === 403) {
      return problem(
        "LiveKit refuses the API key or its secret.",
        "Copy LIVEKIT_API_KEY and LIVEKIT_API_SECRET again, both from the project that LIVEKIT_URL belongs to. The key of one project doesn't open another, and a clock that is wrong looks the same.",
      )
    }
    return problem(
      `What answers at ${host} is not LiveKit's API${typeof status === "number" ? ` (status ${status})` : ""}.`,
      "LIVEKIT_URL has to be the LiveKit server's own address. A proxy before it must pass on /twirp/ and /rtc.",
    )
  }
}
