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
  switch (fault) {
    case "denied":
      return `Your browser blocks the ${device} for this page. Allow it beside the address, then try again.`
    case "dismissed":
      return `Your browser asked for the ${device} and got no answer. Try again, then choose “Allow”.`
    case "system":
      return `Your computer keeps the ${device} from this browser. Allow it in the computer’s privacy settings.`
    case "missing":
      return `No ${device} was found. Plug one in, or join without it.`
    case "in-use":
      return `Your ${device} is used by another app. Close that app, then try again.`
    case "insecure":
      return `Browsers give the ${device} only to pages on HTTPS or localhost.`
    case "lost":
      return `Your ${device} was disconnected. Plug it in, or try again with another one.`
    case "unknown":
      return `Your ${device} did not start. Try again.`
    default:
      return fault satisfies never
  }
}

/** The device that a LiveKit track source comes from; undefined for a shared screen. */
export function deviceOfSource(source: string): Device | undefined {
  return source === "microphone" || source === "camera" ? source : undefined
}
