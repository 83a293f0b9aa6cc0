import "server-only"
import { z } from "zod"

const list = (text: string) =>
  text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "")

/** What browsers send as Origin, of apps in a web view (`capacitor://localhost`) as well. */
const ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s@]+$/

function parseServerUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isServer = url && /^(wss?|https?):$/.test(url.protocol) && url.hostname !== ""
  return isServer && !url.username && !url.password && !url.search && !url.hash ? url : undefined
}

const serverUrl = z.string().transform((text, context) => {
  const url = parseServerUrl(text)
  if (url) return url
  context.addIssue(
    "must be an address such as wss://my-project.livekit.cloud, with neither a password nor a query",
  )
  return z.NEVER
})

/** Where requests go that `/api/…` is appended to. */
const webUrl = serverUrl.refine((url) => /^https?:$/.test(url.protocol), {
  message: "must be an address that begins with https:// (or http://)",
})

const REQUIRED = "is missing"

/**
 * Every variable that the app reads. Messages complete the sentence "LIVEKIT_URL …"; none repeats a value, because
 * the answer of an unconfigured server shows them to anybody. `.env.example` explains them; keep the two together.
 */
export const envSchema = z.object({
  NODE_ENV: z.string().optional(),
  VERCEL: z.string().optional(),
  LIVEKIT_URL: z.string(REQUIRED).pipe(serverUrl),
  LIVEKIT_API_KEY: z
    .string(REQUIRED)
    .regex(/^[\x21-\x7e]+$/, "must be a key such as APIxxxxxxxxxxxx, without spaces"),
  LIVEKIT_API_SECRET: z.string(REQUIRED).regex(/^\P{Cc}+$/u, "must be one line of text"),
  LIVEKIT_PUBLIC_URL: serverUrl.optional(),
  AGENT_NAME: z.string().default("").transform(list),
  ALLOWED_ORIGINS: z
    .string()
    .default("")
    .transform((text) => list(text).map((origin) => origin.toLowerCase().replace(/\/$/, "")))
    .refine((origins) => origins.every((origin) => ORIGIN.test(origin)), {
      message: "must be origins such as https://www.example.com, separated by commas",
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
    .regex(/^rediss?:\/\/\S+$/, "must be an address such as redis://localhost:6379")
    .optional(),
  VISITOR_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  DEVELOPMENT_TOKEN_SERVER_ID: z.string().optional(),
  LIVEKIT_SANDBOX_ID: z
    .string()
    .regex(/^[\x21-\x7e]+$/, "must be an id such as token-server-1a2b3c, without spaces")
    .optional(),
  LIVEKIT_SANDBOX_URL: webUrl.prefault("https://cloud-api.livekit.io"),
  LOCAL_LIVEKIT_SERVER: z.string().optional(),
  LOCAL_LIVEKIT_ERROR: z.string().optional(),
})
