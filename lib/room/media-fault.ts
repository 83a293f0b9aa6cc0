import { texts } from "../texts/devices"

/** A device that a person can switch on and off. */
export type Device = "microphone" | "camera"

/** Why a device can't be used. */
export type MediaFault =
  | "denied"
  | "dismissed"
  | "system"
  | "missing"
  | "in-use"
  | "insecure"
  | "lost"
  | "unknown"

// The names that getUserMedia rejects with: https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia
const FAULTS: Record<string, MediaFault> = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
  NotReadableError: "in-use",
  AbortError: "in-use",
}

/** Tells from what getUserMedia rejected with why the device can't be used. */
export function mediaFault(error: unknown): MediaFault {
  if (!(error instanceof Error)) return "unknown"
  // Chromium's words where the computer's own settings keep the device from the browser.
  if (error.name === "NotAllowedError" && /by system/i.test(error.message)) return "system"
  return FAULTS[error.name] ?? "unknown"
}

/** The sentence that tells a person why their device can't be used, and what they can do about it. */
export function mediaFaultSentence(device: Device, fault: MediaFault): string {
  return texts[fault](device)
}

/** The device that a LiveKit track source comes from; undefined for a shared screen. */
export function deviceOfSource(source: string): Device | undefined {
  return source === "microphone" || source === "camera" ? source : undefined
}
