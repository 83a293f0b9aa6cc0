import { type EnvResult, parseEnv } from "../../lib/server/env"
import { envSchema } from "../../lib/server/env-schema"
import { type Finding, good, note, problem } from "./finding"

type Values = NodeJS.Dict<string>

const WHERE =
  "Set it in .env.local on this machine (.env.example explains each), or where the app is deployed."

/** What LiveKit's own tools read as well, and what this project's scripts do. */
const OTHERS = ["LIVEKIT_SERVER_BIN"]

/** The app's variables by the app's own schema, read as a deployment would read them. */
export function checkVariables(values: Values): { findings: Finding[]; result: EnvResult } {
  const result = parseEnv({ ...values, NODE_ENV: "production" })
  const findings = result.ok
    ? [good("LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET and all other variables are well-formed.")]
    : result.problems.map(({ variable, detail }) => problem(`${variable} ${detail}.`, WHERE))
  return { findings: [...findings, ...exposed(values), ...unknown(values), ...mixed(result)], result }
}

/** Next puts variables with this prefix into the code that every visitor gets. */
function exposed(values: Values): Finding[] {
  const names = Object.keys(values).filter((name) => /^NEXT_PUBLIC_.*(SECRET|API_KEY)/.test(name))
  return names.map((name) =>
    problem(
      `${name} would be readable by every visitor: Next.js puts NEXT_PUBLIC_ variables into pages.`,
      "Take the prefix away. If it was deployed like that, make a new key and revoke this one.",
    ),
  )
}

/** Mostly a name of another starter, or a typing error. */
function unknown(values: Values): Finding[] {
  const names = Object.keys(values).filter(
    (name) => /^(NEXT_PUBLIC_)?LIVEKIT_/.test(name) && !(name in envSchema.shape) && !OTHERS.includes(name),
  )
  return names
    .filter((name) => !/SECRET|NEXT_PUBLIC_.*API_KEY/.test(name))
    .map((name) => note(`${name} is set, but this app doesn't read it.`, "The names it reads: .env.example"))
}

/** A page on HTTPS may not open an unencrypted connection, but to its own machine. */
function mixed(result: EnvResult): Finding[] {
  if (!result.ok || !result.env.serverUrl.startsWith("ws:")) return []
  if (/^ws:\/\/(localhost|127\.|\[::1\])/.test(result.env.serverUrl)) return []
  return [
    note(
      "Browsers are sent to LiveKit by ws://, which they refuse on a page that came by https://.",
      "Once the app is served by HTTPS, put TLS before LiveKit as well, and let LIVEKIT_URL (or LIVEKIT_PUBLIC_URL) begin with wss://.",
    ),
  ]
}
