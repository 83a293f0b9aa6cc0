/** Whether a device is to be on, and which one; an empty id leaves that to the browser. */
export type DeviceChoice = { on: boolean; id: string }

/** What a person chose in the green room, and finds again next time. */
export type Choices = {
  name: string
  microphone: DeviceChoice
  camera: DeviceChoice
  /** The id of the chosen speaker; empty for the system's own. */
  speaker: string
}

/** Of somebody who has not been here before. */
export const FIRST_CHOICES: Choices = {
  name: "",
  microphone: { on: true, id: "" },
  camera: { on: true, id: "" },
  speaker: "",
}

/**
 * Reads what `JSON.stringify` made of choices. It may have been written by an older version or by somebody's hand:
 * whatever is not as it should be counts as not chosen.
 */
export function parseChoices(text: string | null): Choices {
  const stored = asObject(parseJson(text))
  return {
    name: asText(stored.name),
    microphone: asDeviceChoice(stored.microphone),
    camera: asDeviceChoice(stored.camera),
    speaker: asText(stored.speaker),
  }
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "")
  } catch {
    return undefined
  }
}

const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {}

// A browser's ids have 64 characters, a name that the SFU takes at most 256.
const asText = (value: unknown) => (typeof value === "string" && value.length <= 256 ? value : "")

function asDeviceChoice(value: unknown): DeviceChoice {
  const { on, id } = asObject(value)
  return { on: on !== false, id: asText(id) }
}
