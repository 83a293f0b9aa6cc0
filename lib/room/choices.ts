import type { Device } from "./media-error"
import { PersistentStore } from "./persistent-store"

/** Whether a device should be on, and which one; with an empty id the browser picks it. */
export type DeviceChoice = { on: boolean; id: string }

/** What a user chose, in the pre-join or in a call. */
export type Choices = {
  name: string
  microphone: DeviceChoice
  camera: DeviceChoice
  /** The id of the chosen speaker; empty for the system default. */
  speaker: string
}

export const DEFAULT_CHOICES: Choices = {
  name: "",
  microphone: { on: true, id: "" },
  camera: { on: true, id: "" },
  speaker: "",
}

/**
 * The choices of this page and of the next visits. Each tab has its own copy: its reload must not turn on what is off in
 * this tab, but on in another.
 */
export const choicesStore = new PersistentStore("choices", parseChoices, () => [sessionStorage, localStorage])

/**
 * Remembers a choice of the user. Not for what happens without one: a device that is unplugged, doesn't start or is muted
 * by a host or the system.
 */
export function rememberDevice(device: Device, choice: Partial<DeviceChoice>): void {
  choicesStore.update({ [device]: { ...choicesStore.get()[device], ...choice } })
}

/** Keeps the microphone off when this tab is reloaded, whoever has muted it. */
export function keepMutedOnReload(): void {
  choicesStore.updateNextPage({ microphone: { ...choicesStore.get().microphone, on: false } })
}

/** Returns valid choices from anything that storage may hold, an older version's format included. */
export function parseChoices(stored: unknown): Choices {
  const { name, microphone, camera, speaker } = asObject(stored)
  return {
    name: asText(name),
    microphone: asDeviceChoice(microphone),
    camera: asDeviceChoice(camera),
    speaker: asText(speaker),
  }
}

function asDeviceChoice(value: unknown): DeviceChoice {
  const { on, id } = asObject(value)
  return { on: on !== false, id: asText(id) }
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {}
}

// Device ids have 64 characters, and the SFU accepts names of up to 256.
function asText(value: unknown): string {
  return typeof value === "string" && value.length <= 256 ? value : ""
}
