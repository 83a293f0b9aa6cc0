import { randomUUID } from "node:crypto"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { Page } from "@playwright/test"
import type * as LivekitClient from "livekit-client"
import { AccessToken } from "livekit-server-sdk"

const LIBRARY = readFileSync(createRequire(import.meta.url).resolve("livekit-client"), "utf8")

/** In the page: the library, and the room that it is in. */
declare global {
  interface Window {
    LivekitClient: typeof LivekitClient
    room: LivekitClient.Room
  }
}

/**
 * Brings somebody into the room who doesn't use this app, but LiveKit's client itself: another app, an agent, or a
 * hostile one. What they do is written as `page.evaluate(() => window.room…)`.
 */
export async function joinAsOther(
  page: Page,
  roomName: string,
  name: string,
  kind: "standard" | "agent" = "standard",
): Promise<void> {
  // A page of this origin without a policy of its own, so that the library may be put into it. Its icon is not there.
  await page.route("/favicon.ico", (route) => route.fulfill({ contentType: "image/svg+xml", body: "" }))
  await page.goto("/api/health")
  const answer = await page.request.post("/api/token", { data: { room_name: roomName } })
  const { server_url } = await answer.json()
  const token = new AccessToken("devkey", "secret", { identity: `other-${randomUUID()}`, name })
  token.kind = kind
  token.addGrant({ roomJoin: true, room: roomName, canUpdateOwnMetadata: true })
  await page.evaluate(LIBRARY)
  await page.evaluate(
    async ([url, jwt]) => {
      window.LivekitClient.setLogLevel("silent")
      window.room = new window.LivekitClient.Room()
      await window.room.connect(url, jwt)
    },
    [server_url, await token.toJwt()] as const,
  )
}
