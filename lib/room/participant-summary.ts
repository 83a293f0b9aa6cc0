import { plainName } from "./plain-text"

/** A room as the pre-join shows it: the number of participants, and the names of the first few. */
export type ParticipantSummary = { count: number; names: string[]; isFull: boolean; isRecording: boolean }

/** Returns the answer of /api/rooms/…/people with names that are safe to show, or undefined if it is invalid. */
export function parseParticipantSummary(json: string | undefined): ParticipantSummary | undefined {
  try {
    const { count, names, isFull, isRecording } = JSON.parse(json ?? "null") ?? {}
    if (!Number.isSafeInteger(count) || !Array.isArray(names)) return undefined
    if (typeof isFull !== "boolean" || typeof isRecording !== "boolean") return undefined
    if (!names.every((name) => typeof name === "string")) return undefined
    return { count, names: names.map(plainName), isFull, isRecording }
  } catch {
    return undefined
  }
}
