import "server-only"
import { z } from "zod"
import { isLoopback } from "../loopback"
import type { TokenSourceChoice } from "../room/token-source"
import { ApiError } from "../token/errors"
import { policy } from "../token/policy"
import { deriveKey } from "./crypto"
import { parseOrigin } from "./origin"

/** `docker run --env-file` and many dashboards keep both as part of the value, and then LiveKit rejects every token. */
const SPELLINGS = [
  [/^["'`“”‘’].*["'`“”‘’]$/s, "must not be in quotes"],
  [/^\\?["'`“”‘’]|["'`“”‘’]$/, "must not begin or end with a quote"],
  [/\s#/, "must not be followed by a comment on the same line"],
] as const
/** LiveKit Cloud's token server doesn't reveal which project it issues tokens for. */
const ANY_CLOUD_PROJECT = new URL("wss://any-project.livekit.cloud")

const required = "is missing"

const list = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((item) => item.trim())
      .filter((item) => item !== ""),
  )

const serverUrl = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isServer = url && /^(wss?|https?):$/.test(url.protocol) && url.hostname !== ""
  if (isServer && !url.username && !url.password && !url.search && !url.hash) return url
  context.addIssue("must be a URL such as wss://my-project.livekit.cloud, without a password or a query")
  return z.NEVER
})

const webUrl = serverUrl.refine((url) => /^https?:$/.test(url.protocol), {
  message: "must be a URL that starts with https:// (or http://)",
})

/**
 * Every variable that the app reads. The messages complete "LIVEKIT_URL …" and never repeat a value, because an
 * unconfigured server shows them to everyone. Keep `.env.example`, which explains them, in sync.
 */
export const envSchema = z.object({
  NODE_ENV: z.string().optional(),
  VERCEL: z.string().optional(),
  LIVEKIT_URL: z
    .string(required)
    .pipe(serverUrl)
    .refine((url) => url.pathname === "/", {
      // livekit-server-sdk drops the path (TwirpRPC.ts), and then LiveKit answers 404.
      message:
        "can’t have a path: LiveKit’s API has none. Browsers can use one: set LIVEKIT_PUBLIC_URL to it",
    }),
  LIVEKIT_API_KEY: z
    .string(required)
    .regex(/^[\x21-\x7e]+$/, "must be a key such as APIxxxxxxxxxxxx, without spaces"),
  LIVEKIT_API_SECRET: z
    .string(required)
    .regex(/^[^\p{Cc}\p{Cf}]+$/u, "must be one line of text, without invisible characters"),
  LIVEKIT_PUBLIC_URL: serverUrl.optional(),
  AGENT_NAME: list,
  ALLOWED_ORIGINS: list.transform((items, context) => {
    const origins = items.map(parseOrigin)
    if (origins.every((origin) => origin !== undefined)) return origins
    context.addIssue(
      "must be origins such as https://www.example.com or https://*.example.com, separated by commas",
    )
    return z.NEVER
  }),
  TOKEN_RATE_LIMIT: z
    .string()
    .regex(/^(off|[1-9]\d{0,6}\/[1-9]\d{0,5})$/, "must be requests/seconds such as 60/60, or off")
    .default("60/60")
    .transform((text) => {
      const [requests, seconds] = text.split("/").map(Number)
      return requests && seconds ? { requests, seconds } : undefined
    }),
  TRUSTED_PROXY: z
    .string()
    .regex(/^(vercel|\d{1,2})$/, "must be vercel, or the number of proxies in front of the app")
    .transform((text) => (text === "vercel" ? text : Number(text)))
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/\S+$/, "must be a URL such as redis://localhost:6379")
    .optional(),
  VISITOR_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  DEVELOPMENT_TOKEN_SERVER_ID: z.string().optional(),
  LIVEKIT_SANDBOX_ID: z
    .string()
    .regex(/^[\x21-\x7e]+$/, "must be an ID such as token-server-1a2b3c, without spaces")
    .optional(),
  LIVEKIT_SANDBOX_URL: webUrl.prefault("https://cloud-api.livekit.io"),
  LOCAL_LIVEKIT_SERVER: z.string().optional(),
  LOCAL_LIVEKIT_ERROR: z.string().optional(),
})

type EnvValues = z.output<typeof envSchema>
type RawValues = Record<string, string | undefined>
type EnvProblem = { variable: string; detail: string }

/** A token server that pages use instead of this app's, to try things out without an API key. */
type DevelopmentTokenServer = {
  id: string
  /** http or https, without a trailing slash. */
  baseUrl: string
  /** The LiveKit server that it issues tokens for: ws or wss. */
  serverUrl: string
}

/** What `npm run dev` reports about the LiveKit server that it starts when LIVEKIT_URL is unset. */
type LocalLivekit = { isRunning: boolean; error: string | undefined }

export type Env = ReturnType<typeof toEnv>

export type EnvResult =
  | { ok: true; env: Env; localLivekit: LocalLivekit }
  | {
      ok: false
      problems: EnvProblem[]
      localLivekit: LocalLivekit
      /** If set, pages work anyway; only this app's own API can't issue tokens. */
      developmentTokenServer: DevelopmentTokenServer | undefined
    }

let cached: { from: string; result: EnvResult } | undefined

/**
 * Returns the app's configuration, or what is wrong with it. Nothing else reads the environment. Production parses it
 * once; in development, Next.js reloads `.env` files.
 */
export function readEnv(): EnvResult {
  if (cached && process.env.NODE_ENV === "production") return cached.result
  const from = JSON.stringify(Object.keys(envSchema.shape).map((name) => process.env[name]))
  if (cached?.from !== from) cached = { from, result: parseEnv(process.env) }
  return cached.result
}

/** Returns the app's configuration. @throws ApiError `not_configured`, naming each invalid variable */
export function requireEnv(): Env {
  const result = readEnv()
  if (result.ok) return result.env
  const problems = result.problems.map(({ variable, detail }) => `${variable} ${detail}.`)
  throw new ApiError("not_configured", `${problems.join(" ")} See .env.example.`)
}

/** Returns where pages get their tokens, or undefined if nothing is configured that could issue one. */
export function pageTokenSource(result: EnvResult): TokenSourceChoice | undefined {
  if (result.ok) {
    const { grants } = policy
    return { kind: "endpoint", grants: typeof grants === "function" ? undefined : grants }
  }
  const server = result.developmentTokenServer
  return server && { kind: "development token server", id: server.id, baseUrl: server.baseUrl }
}

/** Returns the values that must not be logged, even if the configuration is invalid. */
export function secretValues(): string[] {
  const { LIVEKIT_API_SECRET, VISITOR_SECRET, REDIS_URL } = process.env
  return [LIVEKIT_API_SECRET, VISITOR_SECRET, REDIS_URL].flatMap((value) => value?.trim() || [])
}

/** Parses variables such as `process.env`. Trims the values; empty ones count as unset. */
export function parseEnv(variables: RawValues): EnvResult {
  const raw = Object.fromEntries(
    Object.keys(envSchema.shape).map((name) => [name, variables[name]?.trim() || undefined]),
  )
  const localLivekit = {
    isRunning: raw.LOCAL_LIVEKIT_SERVER === "running",
    error: raw.LOCAL_LIVEKIT_ERROR,
  }
  const parsed = envSchema.safeParse(raw)
  const misspelled = spellingProblems(raw)
  const others = parsed.success
    ? [...wellKnownSecretProblems(parsed.data), ...browserUrlProblems(parsed.data)]
    : parsed.error.issues.map((issue) => ({ variable: String(issue.path[0]), detail: issue.message }))
  const problems = [
    ...misspelled,
    ...others.filter(({ variable }) => !misspelled.some((problem) => problem.variable === variable)),
  ]
  if (!parsed.success || problems.length > 0) {
    const server = misspelled.length > 0 ? undefined : developmentTokenServer(raw)
    return { ok: false, problems, localLivekit, developmentTokenServer: server }
  }
  return { ok: true, env: toEnv(parsed.data), localLivekit }
}

function toEnv(values: EnvValues) {
  const visitorSecret = values.VISITOR_SECRET ?? values.LIVEKIT_API_SECRET
  return {
    isDevelopment: values.NODE_ENV === "development",
    /** What clients connect to: ws or wss. */
    serverUrl: withProtocol(values.LIVEKIT_PUBLIC_URL ?? values.LIVEKIT_URL, "ws"),
    livekit: {
      /** Where this app reaches the LiveKit server's API: http or https. */
      url: withProtocol(values.LIVEKIT_URL, "http"),
      apiKey: values.LIVEKIT_API_KEY,
      apiSecret: values.LIVEKIT_API_SECRET,
    },
    cookieKey: deriveKey(visitorSecret, "visitor cookie"),
    identityKey: deriveKey(visitorSecret, "identity"),
    agentNames: values.AGENT_NAME,
    allowedOrigins: values.ALLOWED_ORIGINS,
    rateLimit: values.TOKEN_RATE_LIMIT,
    /** Whose forwarded addresses to trust: Vercel's, those of a number of proxies, or (0) none. */
    trustedProxy: values.TRUSTED_PROXY ?? (values.VERCEL ? ("vercel" as const) : 0),
    redisUrl: values.REDIS_URL,
    developmentTokenServerId: values.DEVELOPMENT_TOKEN_SERVER_ID,
  }
}

const withoutKeys = envSchema.partial({ LIVEKIT_URL: true, LIVEKIT_API_KEY: true, LIVEKIT_API_SECRET: true })

/** Returns the development token server if its ID is set instead of an API key and nothing else is wrong. */
function developmentTokenServer(raw: RawValues): DevelopmentTokenServer | undefined {
  if (raw.LIVEKIT_API_KEY || raw.LIVEKIT_API_SECRET) return undefined
  const { success, data } = withoutKeys.safeParse(raw)
  if (!success || !data.LIVEKIT_SANDBOX_ID || browserUrlProblems(data).length > 0) return undefined
  return {
    id: data.LIVEKIT_SANDBOX_ID,
    baseUrl: withProtocol(data.LIVEKIT_SANDBOX_URL, "http"),
    serverUrl: withProtocol(data.LIVEKIT_PUBLIC_URL ?? data.LIVEKIT_URL ?? ANY_CLOUD_PROJECT, "ws"),
  }
}

/** @param raw the variables, without those that `npm run dev` sets */
function spellingProblems({ LOCAL_LIVEKIT_ERROR, ...raw }: RawValues): EnvProblem[] {
  return Object.entries(raw).flatMap(([variable, value = ""]) => {
    const texts = [value, ...value.split(",").map((item) => item.trim())]
    return SPELLINGS.filter(([pattern]) => texts.some((text) => pattern.test(text)))
      .slice(0, 1)
      .map(([, detail]) => ({ variable, detail }))
  })
}

/** The secret of `livekit-server --dev` is public: anyone who reaches such a server controls it. */
function wellKnownSecretProblems(values: EnvValues): EnvProblem[] {
  if (values.NODE_ENV === "development" || values.LIVEKIT_API_SECRET !== "secret") return []
  const urls = [values.LIVEKIT_URL, values.LIVEKIT_PUBLIC_URL].filter((url) => url !== undefined)
  if (urls.every((url) => isLoopback(url.href))) return []
  const detail =
    "is the well-known one of `livekit-server --dev`, which only works with a LiveKit server on this machine"
  return [{ variable: "LIVEKIT_API_SECRET", detail }]
}

/**
 * Browsers can't be allowed to connect to an IPv6 address: a Content-Security-Policy (Level 3, section 2.3.1) has no
 * spelling for it.
 */
function browserUrlProblems(values: Partial<EnvValues>): EnvProblem[] {
  const variable = values.LIVEKIT_PUBLIC_URL ? "LIVEKIT_PUBLIC_URL" : "LIVEKIT_URL"
  const servers = [variable, "LIVEKIT_SANDBOX_URL"] as const
  return servers
    .filter((name) => values[name]?.hostname.startsWith("["))
    .map((name) => ({
      variable: name,
      detail: `must name a host instead of an IPv6 address, which browsers can’t be allowed to connect to${
        name === "LIVEKIT_URL" ? ": use localhost or a domain, or set LIVEKIT_PUBLIC_URL to one" : ""
      }`,
    }))
}

/** Returns the URL as ws(s) or http(s), without a trailing slash. Keeps whether it is encrypted. */
function withProtocol(url: URL, protocol: "ws" | "http"): string {
  const isSecure = url.protocol === "wss:" || url.protocol === "https:"
  return url.href.replace(/^[a-z]+:/, `${protocol}${isSecure ? "s" : ""}:`).replace(/\/+$/, "")
}
