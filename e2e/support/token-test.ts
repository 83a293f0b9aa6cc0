import { test as base } from "@playwright/test"
import { type AppServer, startApp } from "./app-server"

export const SECRET = "secret"
export const API_KEY = "devkey"
export const DEVELOPMENT_ID = "token-server-1a2b3c"
export const ALLOWED_ORIGIN = "https://www.example.com"

/** A test with an app of its own, in which everything optional is switched on but the rate limit. */
export const test = base.extend<object, { livekitUrl: string; app: AppServer }>({
  // The LiveKit server that the shared app (playwright.config.ts) was started with.
  livekitUrl: [
    async ({ playwright: _ }, use, { project }) => {
      const response = await fetch(`${project.use.baseURL}/api/token`, { method: "POST" })
      const { server_url } = await response.json()
      await use(server_url)
    },
    { scope: "worker" },
  ],
  app: [
    async ({ livekitUrl }, use) => {
      const app = await startApp({
        LIVEKIT_URL: livekitUrl,
        LIVEKIT_API_KEY: API_KEY,
        LIVEKIT_API_SECRET: SECRET,
        AGENT_NAME: "greeter",
        ALLOWED_ORIGINS: ALLOWED_ORIGIN,
        TOKEN_RATE_LIMIT: "off",
        DEVELOPMENT_TOKEN_SERVER_ID: DEVELOPMENT_ID,
      })
      await use(app)
      await app.stop()
    },
    { scope: "worker" },
  ],
})

export { expect } from "@playwright/test"

/** What a token says, unverified. */
export function claimsOf(token: string) {
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString())
}

/** Sends JSON to the token endpoint as a native client would. */
export function post(app: { url: string }, body: unknown, headers: Record<string, string> = {}) {
  return fetch(`${app.url}/api/token`, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json", ...headers },
  })
}

/** Whether the LiveKit server lets somebody in with this token: its own answer to the question that clients ask. */
export async function sfuAccepts(serverUrl: string, token: string): Promise<boolean> {
  const url = new URL(serverUrl.replace(/^ws/, "http"))
  url.pathname += "rtc/validate"
  url.searchParams.set("access_token", token)
  return (await fetch(url)).ok
}
