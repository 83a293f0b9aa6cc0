import "server-only"
import { createSecretKey } from "node:crypto"
import { isLoopback } from "../loopback"
import type { Credentials } from "../token/mint"
import { envSchema } from "./env-schema"
import { deriveKey } from "./keys"

type EnvProblem = { variable: string; detail: string }

/**
 * A token server that the pages ask instead of this app, for trying things out without an API key: LiveKit Cloud's, or
 * another deployment's.
 */
type DevelopmentTokenServer = {
  id: string
  /** http or https, without a slash at its end. */
  baseUrl: string
  /** The LiveKit server that it gives tokens for: ws or wss. */
  serverUrl: string
}

/** What `npm run dev` tells the pages about the LiveKit server that it starts when LIVEKIT_URL is unset. */
type LocalLivekit = { isRunning: boolean; error: string | undefined }

export type Env = ReturnType<typeof toEnv>

export type EnvResult =
  | { ok: true; env: Env; localLivekit: LocalLivekit }
  | {
      ok: false
      problems: EnvProblem[]
      localLivekit: LocalLivekit
      /** Where this is set, pages work all the same; only the app's own API has nothing to sign tokens with. */
      developmentTokenServer: DevelopmentTokenServer | undefined
    }

type Values = Record<string, string | undefined>

let cached: { from: string; result: EnvResult } | undefined

/**
 * The app's configuration, or what is wrong with it: the one place that reads the environment. In production it can't
 * change while the app runs, so it is read once; in development Next reloads `.env` files.
 */
export function readEnv(): EnvResult {
  if (cached && process.env.NODE_ENV === "production") return cached.result
  const from = JSON.stringify(Object.keys(envSchema.shape).map((name) => process.env[name]))
  if (cached?.from !== from) cached = { from, result: parseEnv(process.env) }
  return cached.result
}

/** What no log may hold, whether the rest of the configuration is usable or not. */
export function secretValues(): string[] {
  const { LIVEKIT_API_SECRET, VISITOR_SECRET, REDIS_URL } = process.env
  return [LIVEKIT_API_SECRET, VISITOR_SECRET, REDIS_URL].flatMap((value) => value?.trim() || [])
}

/** @param values as in `process.env`; spaces around a value don't count, and an empty one is unset */
export function parseEnv(values: Values): EnvResult {
  const given = Object.fromEntries(
    Object.keys(envSchema.shape).map((name) => [name, values[name]?.trim() || undefined]),
  )
  const localLivekit = {
    isRunning: given.LOCAL_LIVEKIT_SERVER === "running",
    error: given.LOCAL_LIVEKIT_ERROR,
  }
  const parsed = envSchema.safeParse(given)
  const problems = parsed.success
    ? wellKnownSecretProblems(parsed.data)
    : parsed.error.issues.map((issue) => ({ variable: String(issue.path[0]), detail: issue.message }))
  if (!parsed.success || problems.length > 0) {
    return { ok: false, problems, localLivekit, developmentTokenServer: developmentTokenServer(given) }
  }
  return { ok: true, env: toEnv(parsed.data), localLivekit }
}

const withoutKeys = envSchema.partial({ LIVEKIT_URL: true, LIVEKIT_API_KEY: true, LIVEKIT_API_SECRET: true })

/** The other token server, where its id stands in the place of a key and nothing else is wrong. */
function developmentTokenServer(given: Values): DevelopmentTokenServer | undefined {
  if (given.LIVEKIT_API_KEY || given.LIVEKIT_API_SECRET) return undefined
  const { success, data } = withoutKeys.safeParse(given)
  if (!success || !data.LIVEKIT_SANDBOX_ID) return undefined
  return {
    id: data.LIVEKIT_SANDBOX_ID,
    baseUrl: withScheme(data.LIVEKIT_SANDBOX_URL, "http"),
    serverUrl: withScheme(data.LIVEKIT_PUBLIC_URL ?? data.LIVEKIT_URL ?? ANY_CLOUD_PROJECT, "ws"),
  }
}

/** Which project LiveKit Cloud's token server answers for is known only to it. */
const ANY_CLOUD_PROJECT = new URL("wss://any-project.livekit.cloud")

type Parsed = ReturnType<typeof envSchema.parse>

function toEnv(values: Parsed) {
  const secret = values.LIVEKIT_API_SECRET
  const isDevelopment = values.NODE_ENV === "development"
  return {
    isDevelopment,
    /** What clients connect to: ws or wss. */
    serverUrl: withScheme(values.LIVEKIT_PUBLIC_URL ?? values.LIVEKIT_URL, "ws"),
    /** Where the app itself reaches the LiveKit server's API: http or https. */
    apiUrl: withScheme(values.LIVEKIT_URL, "http"),
    credentials: {
      apiKey: values.LIVEKIT_API_KEY,
      apiSecret: createSecretKey(Buffer.from(secret)),
    } satisfies Credentials,
    cookieKey: deriveKey(values.VISITOR_SECRET ?? secret, "visitor cookie"),
    identityKey: deriveKey(values.VISITOR_SECRET ?? secret, "identity"),
    agentNames: values.AGENT_NAME,
    allowedOrigins: values.ALLOWED_ORIGINS,
    rateLimit: values.TOKEN_RATE_LIMIT,
    /** Whose word on a request's address is believed: Vercel's, that of so many proxies, or (0) nobody's. */
    trustedProxy: values.TRUSTED_PROXY ?? (values.VERCEL ? ("vercel" as const) : 0),
    redisUrl: values.REDIS_URL,
    developmentTokenServerId: values.DEVELOPMENT_TOKEN_SERVER_ID,
  }
}

/** The secret of `livekit-server --dev` is in every tutorial: who knows the server's address could do anything there. */
function wellKnownSecretProblems(values: Parsed): EnvProblem[] {
  if (values.NODE_ENV === "development" || values.LIVEKIT_API_SECRET !== "secret") return []
  const urls = [values.LIVEKIT_URL, values.LIVEKIT_PUBLIC_URL].filter((url) => url !== undefined)
  if (urls.every((url) => isLoopback(url.href))) return []
  const detail =
    "is the well-known one of `livekit-server --dev`, which is refused for a server that others can reach"
  return [{ variable: "LIVEKIT_API_SECRET", detail }]
}

/** `url` with the scheme ws or http, secure where it was, and without a slash at its end. */
function withScheme(url: URL, scheme: "ws" | "http"): string {
  const isSecure = url.protocol === "wss:" || url.protocol === "https:"
  return url.href.replace(/^[a-z]+:/, `${scheme}${isSecure ? "s" : ""}:`).replace(/\/+$/, "")
}
