import { sendEvent } from "./monitoring"

/**
 * What happens to the calls of a page, in the words of a funnel. Each type lists everything that its event carries: none
 * has a name, an identity, a room, a device or an address. Times are whole milliseconds.
 */
export type ProductEvent =
  /** The user is in the room. `afterMs`: since the click on “Join room”, retries included. */
  | { type: "joined"; afterMs: number }
  /** Joining failed. `code`: one of `texts.errors` in lib/texts/join.ts; a retry may follow. */
  | { type: "join-failed"; code: string; willRetry: boolean }
  /** The first video frame of somebody else is on screen. `afterMs`: since the click; includes the wait for somebody to come. */
  | { type: "first-frame"; afterMs: number }
  /** The connection's quality has changed, as LiveKit's server judges it. */
  | { type: "quality"; quality: "excellent" | "good" | "poor" | "lost" | "unknown" }
  /** The connection broke, and is being restored. */
  | { type: "reconnecting" }
  /** The call is over. `reason`: LiveKit's DisconnectReason, or that the page was closed. `afterMs`: since joining. */
  | { type: "left"; reason: string; afterMs: number }

/** Passes an event to `sendEvent` of lib/monitoring.ts. Never throws, and never waits. */
export function track(event: ProductEvent): void {
  try {
    Promise.resolve(sendEvent(event)).catch(() => undefined)
  } catch {}
}
