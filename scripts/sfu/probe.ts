import { setTimeout as wait } from "node:timers/promises"
import { DEV_KEY, DEV_SECRET } from "./version"

/** Whether a LiveKit server answers at this address. */
export async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) })
    return response.ok && (await response.text()) === "OK"
  } catch {
    return false
  }
}

/** Whether the server at this address is one of ours: it takes the development keys. */
export async function takesDevKeys(url: string): Promise<boolean> {
  if (!(await answers(url))) return false
  // The SDK takes a while to load, and most starts don't need it.
  const { RoomServiceClient } = await import("livekit-server-sdk")
  const client = new RoomServiceClient(url, DEV_KEY, DEV_SECRET, { requestTimeout: 2 })
  return client.listRooms().then(
    () => true,
    () => false,
  )
}

/** Resolves once the server answers; the signal ends the waiting. */
export async function untilAnswers(url: string, signal: AbortSignal): Promise<void> {
  while (!(await answers(url))) await wait(50, undefined, { signal })
}
