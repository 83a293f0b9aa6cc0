import { type System, texts } from "../texts/devices"

/** The devices that participants turn on and off. */
export const DEVICES = ["microphone", "camera"] as const

export type Device = (typeof DEVICES)[number]

/** Why a device can't be used. */
export type MediaErrorCode =
  | "denied"
  | "dismissed"
  | "system"
  | "policy"
  | "missing"
  | "in-use"
  | "insecure"
  | "unsupported"
  | "lost"
  | "unknown"

// By the error's name: https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia
const CODES: Record<string, MediaErrorCode> = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
  NotReadableError: "in-use",
  AbortError: "in-use",
}

/**
 * Returns the code for an error that getUserMedia rejected with.
 * @param device tells a Permissions-Policy from the user's own block, which browsers reject with the same error
 */
export function mediaErrorCode(error: unknown, device?: Device): MediaErrorCode {
  if (!(error instanceof Error)) return "unknown"
  // LiveKit calls getUserMedia of an undefined `mediaDevices`.
  if (error instanceof TypeError) return missingMediaDevices() ?? "unknown"
  if (error.name === "NotAllowedError") {
    // Chromium's messages, the only place where it tells who refused.
    if (/by system/i.test(error.message)) return "system"
    if (/dismissed/i.test(error.message)) return "dismissed"
    if (device && isForbiddenByPolicy(device)) return "policy"
  }
  return CODES[error.name] ?? "unknown"
}

/** Returns why the page has no `navigator.mediaDevices`, or undefined if it has them. */
export function missingMediaDevices(): "insecure" | "unsupported" | undefined {
  if (globalThis.navigator?.mediaDevices) return undefined
  return globalThis.isSecureContext ? "unsupported" : "insecure"
}

// Chromium alone lets pages read their policy, under its old name.
type PolicyDocument = { featurePolicy?: { allowsFeature: (name: string) => boolean } }

/** Returns whether a Permissions-Policy header, or an iframe without `allow`, forbids a feature. */
export function isForbiddenByPolicy(feature: Device | "display-capture"): boolean {
  const { featurePolicy } = (globalThis.document ?? {}) as PolicyDocument
  return featurePolicy?.allowsFeature(feature) === false
}

/** Returns the message that tells a user why a device can't be used and what to do about it. */
export function mediaErrorMessage(device: Device, code: MediaErrorCode): string {
  return code === "system" ? texts.system(device, systemOf(navigator.userAgent)) : texts[code](device)
}

/** Returns the message for an error that getDisplayMedia rejected with; undefined if the user closed the picker. */
export function screenShareErrorMessage(error: unknown): string | undefined {
  const { name, message } = error instanceof Error ? error : { name: "", message: "" }
  switch (name) {
    case "NotAllowedError":
      if (/by system/i.test(message)) return texts.screen.system(systemOf(navigator.userAgent))
      return isForbiddenByPolicy("display-capture") ? texts.screen.policy : undefined
    case "NotFoundError":
      return texts.screen.missing
    case "NotReadableError":
      return texts.screen.unreadable
    case "InvalidStateError":
      return texts.screen.noClick
    case "AbortError":
      return texts.screen.aborted
    default:
      return texts.screen.unknown
  }
}

/** Returns whose privacy settings the texts name. iPads pretend to be a Mac. */
function systemOf(userAgent: string): System {
  if (/Android/.test(userAgent)) return "android"
  if (/iPhone|iPad/.test(userAgent)) return "ios"
  if (/Mac OS X/.test(userAgent)) return "mac"
  return /Windows/.test(userAgent) ? "windows" : "other"
}

/** Returns the device behind a LiveKit track source; undefined for a shared screen. */
export function deviceOfSource(source: string): Device | undefined {
  return source === "microphone" || source === "camera" ? source : undefined
}
