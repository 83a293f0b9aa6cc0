import { test as base } from "@playwright/test"
import { type AppServer, startApp } from "./app-server"
import { livekitEnv, SFU_URL } from "./sfu-server"

export { expect } from "@playwright/test"

export const DEVELOPMENT_ID = "token-server-1a2b3c"
export const ALLOWED_ORIGIN = "https://www.example.com"

/** A test with its own app, in which every optional part of the token endpoint is on except the rate limit. */
export const test = base.extend<object, { app: AppServer }>({
  app: [
    async ({ playwright: _ }, use) => {
      const app = await startApp({
        ...livekitEnv(SFU_URL),
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

/** Returns the claims of a token without verifying it. */
export function decodeClaims(token: string) {
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString())
}

/** Requests a token as a native client does. */
export function requestToken(app: { url: string }, body: unknown, headers: Record<string, string> = {}) {
  return fetch(`${app.url}/api/token`, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json", ...headers },
  })
}

/** Asks the LiveKit server whether this token may join, as LiveKit's clients do after a failed connection. */
export async function isAcceptedBySfu(serverUrl: string, token: string): Promise<boolean> {
  const url = new URL(serverUrl.replace(/^ws/, "http"))
  url.pathname += "rtc/validate"
  url.searchParams.set("access_token", token)
  return (await fetch(url)).ok
}
