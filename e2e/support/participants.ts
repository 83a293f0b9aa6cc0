import { randomUUID } from "node:crypto"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { Page } from "@playwright/test"
import type * as LivekitClient from "livekit-client"
import { AccessToken, type VideoGrant } from "livekit-server-sdk"
import { API_KEY, API_SECRET, SFU_URL } from "./sfu-server"

const LIVEKIT_CLIENT = readFileSync(createRequire(import.meta.url).resolve("livekit-client"), "utf8")

/** Globals of a page that joined by `joinWithSdk`. */
declare global {
  interface Window {
    LivekitClient: typeof LivekitClient
    room: LivekitClient.Room
    /** Those of `joinMoreWithSdk`, by identity. */
    rooms: Record<string, LivekitClient.Room>
  }
}

/**
 * Joins a room with LiveKit's client alone, as another app, an agent or an attacker would. Tests act as this
 * participant by `page.evaluate(() => window.room…)`.
 */
export async function joinWithSdk(
  page: Page,
  roomName: string,
  name: string,
  kind: "standard" | "agent" = "standard",
): Promise<void> {
  // This response has the app's origin but no Content-Security-Policy that would block the injected library. The browser
  // still requests a favicon.
  await page.route("/favicon.ico", (route) => route.fulfill({ contentType: "image/svg+xml", body: "" }))
  await page.goto("/api/health")
  const response = await page.request.post("/api/token", { data: { room_name: roomName } })
  const { server_url } = await response.json()
  const token = new AccessToken(API_KEY, API_SECRET, { identity: `other-${randomUUID()}`, name })
  token.kind = kind
  token.addGrant({ roomJoin: true, room: roomName, canUpdateOwnMetadata: true })
  await page.evaluate(LIVEKIT_CLIENT)
  await page.evaluate(
    async ([url, jwt]) => {
      window.LivekitClient.setLogLevel("silent")
      window.room = new window.LivekitClient.Room()
      await window.room.connect(url, jwt)
    },
    [server_url, await token.toJwt()] as const,
  )
}

type SdkParticipant = {
  identity: string
  name?: string
  kind?: "standard" | "agent" | "egress" | "ingress" | "sip"
  attributes?: Record<string, string>
  grant?: VideoGrant
  /** Whether it publishes camera and microphone. */
  publishes?: boolean
}

/** Joins the same room from the page of `joinWithSdk`, as one more participant. */
export async function joinMoreWithSdk(page: Page, roomName: string, participant: SdkParticipant) {
  const { identity, name = "", kind = "standard", attributes = {}, grant, publishes = false } = participant
  const token = new AccessToken(API_KEY, API_SECRET, { identity, name, attributes })
  token.kind = kind
  token.addGrant({ roomJoin: true, room: roomName, ...grant })
  await page.evaluate(
    async ([url, jwt, identity, publishes]) => {
      const room = new window.LivekitClient.Room()
      await room.connect(url, jwt)
      window.rooms = { ...window.rooms, [identity]: room }
      if (publishes) await room.localParticipant.enableCameraAndMicrophone()
    },
    [SFU_URL, await token.toJwt(), identity, publishes] as const,
  )
}

/** Returns a token that is signed with the test server's key. */
export function signToken(
  participant: { identity: string; name?: string },
  grant: VideoGrant,
): Promise<string> {
  const token = new AccessToken(API_KEY, API_SECRET, participant)
  token.addGrant({ roomJoin: true, ...grant })
  return token.toJwt()
}
