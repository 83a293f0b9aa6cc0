import { CriticalTimers } from "livekit-client"

/** How often LiveKit's client looks whether what it waits for has come about, and how often it does here, in milliseconds. */
const SELDOM = 50
const OFTEN = 5

/**
 * Has LiveKit's client notice at once that media are connected. It listens to no event for that but sleeps and looks
 * again, and takes the others' tracks only then.
 */
export function lookOften(): void {
  CriticalTimers.setTimeout = (callback, delay) => setTimeout(callback, delay === SELDOM ? OFTEN : delay)
}
