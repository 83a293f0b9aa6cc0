import { connect } from "node:net"
import { Redis } from "ioredis"
import { RoomServiceClient } from "livekit-server-sdk"
import { type EnvResult, envSchema, parseEnv } from "../../lib/server/env"
import { type Finding, good, note, problem } from "./finding"

// What a deployment needs: its variables, and the servers that they name.

const LIVEKIT_TIMEOUT_SECONDS = 5
/** LiveKit accepts a minute of difference between the clocks. Half of that is already reported. */
const MAX_SKEW_MS = 30_000
const TIMEOUT_MS = 3_000
/** Port of LiveKit's fallback for clients that UDP does not reach. */
const MEDIA_TCP_PORT = 7881

/** Variables of this project's scripts, which the app itself does not read. */
const SCRIPT_VARIABLES = ["LIVEKIT_SERVER_BIN"]

/** Checks the app's variables with its own schema, as in production. */
export function checkVariables(values: NodeJS.Dict<string>): { findings: Finding[]; result: EnvResult } {
  const result = parseEnv({ ...values, NODE_ENV: "production" })
  const fix =
    "Set it in .env.local on this machine (.env.example explains each), or in the deployment's settings."
  const findings = result.ok
    ? [good("LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET and all other variables are valid.")]
    : result.problems.map(({ variable, detail }) => problem(`${variable} ${detail}.`, fix))
  findings.push(...exposedSecrets(values), ...unknownVariables(values), ...insecureUrl(result))
  return { findings, result }
}

function exposedSecrets(values: NodeJS.Dict<string>): Finding[] {
  const names = Object.keys(values).filter((name) => /^NEXT_PUBLIC_.*(SECRET|API_KEY)/.test(name))
  return names.map((name) =>
    problem(
      `${name} is visible to every visitor: Next.js puts NEXT_PUBLIC_ variables into its pages.`,
      "Remove the prefix. If it was deployed like that, create a new key and revoke this one.",
    ),
  )
}

/** Usually a name from another starter, or a typo. */
function unknownVariables(values: NodeJS.Dict<string>): Finding[] {
  const known = [...Object.keys(envSchema.shape), ...SCRIPT_VARIABLES]
  return Object.keys(values)
    .filter((name) => /^(NEXT_PUBLIC_)?LIVEKIT_/.test(name) && !known.includes(name))
    .filter((name) => !/SECRET|NEXT_PUBLIC_.*API_KEY/.test(name))
    .map((name) => note(`${name} is set, but this app doesn't read it.`, "Its variables: .env.example"))
}

/** HTTPS pages may open unencrypted connections to their own machine only. */
function insecureUrl(result: EnvResult): Finding[] {
  if (!result.ok || !result.env.serverUrl.startsWith("ws:")) return []
  if (/^ws:\/\/(localhost|127\.|\[::1\])/.test(result.env.serverUrl)) return []
  return [
    note(
      "Browsers connect to LiveKit over ws://, which they refuse on https:// pages.",
      "If the app is served over HTTPS, serve LiveKit over TLS too and start LIVEKIT_URL (or LIVEKIT_PUBLIC_URL) with wss://.",
    ),
  ]
}

type LivekitOptions = {
  /** http or https. */
  url: string
  apiKey: string
  apiSecret: string
  now?: () => number
}

/** Checks that the LiveKit server answers, that its clock agrees with this one, and that it accepts the API key. */
export async function checkLivekit(options: LivekitOptions): Promise<Finding[]> {
  const { url, now = Date.now } = options
  const { host } = new URL(url)
  const requestedAt = now()
  let response: Response
  try {
    const signal = AbortSignal.timeout(LIVEKIT_TIMEOUT_SECONDS * 1000)
    response = await fetch(url, { signal, redirect: "manual" })
    await response.body?.cancel()
  } catch (error) {
    return [explainUnreachable(host, error)]
  }
  if (response.status >= 500) {
    return [
      problem(
        `LiveKit at ${host} answers with status ${response.status}.`,
        "Its proxy may not reach it, or it is still starting. Check its log.",
      ),
    ]
  }
  const findings = [good(`LiveKit at ${host} answers.`)]
  const skew = clockSkew(response, (requestedAt + now()) / 2)
  if (skew) findings.push(skew)
  findings.push(await checkApiKey(host, options))
  return findings
}

function clockSkew(response: Response, now: number): Finding | undefined {
  const date = Date.parse(response.headers.get("date") ?? "")
  const skew = now - date
  if (Number.isNaN(date) || Math.abs(skew) < MAX_SKEW_MS) return undefined
  const seconds = Math.round(Math.abs(skew) / 1000)
  return problem(
    `This machine's clock is ${seconds} seconds ${skew > 0 ? "ahead of" : "behind"} LiveKit's: LiveKit may refuse its tokens.`,
    "Enable time synchronization (NTP) on both machines.",
  )
}

async function checkApiKey(host: string, { url, apiKey, apiSecret }: LivekitOptions): Promise<Finding> {
  const client = new RoomServiceClient(url, apiKey, apiSecret, { requestTimeout: LIVEKIT_TIMEOUT_SECONDS })
  try {
    const { length } = await client.listRooms()
    return good(`LiveKit accepts the API key (${length} open ${length === 1 ? "room" : "rooms"}).`)
  } catch (error) {
    const status = (error as { status?: unknown }).status
    if (status === 401 || status === 403) {
      return problem(
        "LiveKit rejects the API key or its secret.",
        "Copy LIVEKIT_API_KEY and LIVEKIT_API_SECRET again, from the project that LIVEKIT_URL belongs to. A wrong clock causes the same error.",
      )
    }
    return problem(
      `${host} does not serve LiveKit's API${typeof status === "number" ? ` (status ${status})` : ""}.`,
      "LIVEKIT_URL must be the LiveKit server's address. A proxy in front of it must forward /twirp/ and /rtc.",
    )
  }
}

/** Explains why `fetch` could not reach `host`, by the code that Node hides in the error's cause. */
export function explainUnreachable(host: string, error: unknown): Finding {
  const code = errorCode(error)
  const compare = "Compare LIVEKIT_URL with the project's settings, character by character."
  if (/^(ENOTFOUND|EAI_AGAIN)$/.test(code)) {
    return problem(`No such host: ${host}.`, `${compare} Or this machine is offline.`)
  }
  if (code === "ECONNREFUSED") {
    return problem(
      `Nothing listens at ${host}.`,
      "Start the LiveKit server, or correct LIVEKIT_URL. In a container, localhost is the container itself.",
    )
  }
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)) {
    return problem(
      `The certificate of ${host} is not trusted (${code}).`,
      "Browsers will refuse it too. Use a certificate from a public authority for this host name, with its whole chain.",
    )
  }
  if (/TIMEOUT|ABORT|ETIMEDOUT/i.test(code)) {
    return problem(
      `${host} doesn't answer in time.`,
      "A firewall may block the connection: open the port of LIVEKIT_URL.",
    )
  }
  return problem(`${host} can't be reached (${code}).`, compare)
}

function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return "unknown error"
  const { code } = (error.cause ?? {}) as { code?: unknown }
  return typeof code === "string" ? code : error.name
}

/** Checks the media port that can be tried without a call: TCP. */
export async function checkMedia(url: string, port = MEDIA_TCP_PORT): Promise<Finding[]> {
  const { hostname } = new URL(url)
  if (hostname.endsWith(".livekit.cloud")) {
    return [good("LiveKit Cloud provides TURN and all media ports.")]
  }
  const isOpen = await canConnect(hostname.replace(/^\[|\]$/g, ""), port)
  return [
    isOpen
      ? good(`Media over TCP is possible (port ${port}).`)
      : note(
          `TCP port ${port}, for media where UDP is blocked, can't be reached at ${hostname}.`,
          "Open it in the LiveKit server's firewall, unless its config sets another one (rtc.tcp_port).",
        ),
    note(
      "Media over UDP and TURN can't be checked from here.",
      "Open a room and choose “Check camera, microphone and connection”. The ports: docs/deployment.md",
    ),
  ]
}

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: TIMEOUT_MS })
    const end = (isOpen: boolean) => {
      socket.destroy()
      resolve(isOpen)
    }
    socket.once("connect", () => end(true))
    socket.once("error", () => end(false))
    socket.once("timeout", () => end(false))
  })
}

/** Checks the Redis server of REDIS_URL. The URL may contain a password, so it is not printed. */
export async function checkRedis(url: string): Promise<Finding> {
  const redis = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    connectTimeout: TIMEOUT_MS,
    commandTimeout: TIMEOUT_MS,
    maxRetriesPerRequest: 0,
  })
  let firstError: Error | undefined
  redis.on("error", (error: Error) => {
    firstError ??= error
  })
  try {
    await redis.connect()
    await redis.ping()
    return good("Redis answers.")
  } catch (error) {
    return /WRONGPASS|NOAUTH|NOPERM/.test(String(firstError ?? error))
      ? problem(
          "Redis rejects the user or password of REDIS_URL.",
          "Correct them: redis://user:password@host:6379",
        )
      : problem(
          "Redis can't be reached at REDIS_URL.",
          "Start it, or unset the variable. Until then each instance of the app counts token requests separately.",
        )
  } finally {
    redis.disconnect()
  }
}
