import type { Device, MediaFault } from "./media-fault"

/** What the preview knows of one device. */
export type DeviceState =
  | { status: "off" }
  | { status: "asking" }
  | { status: "on"; track: MediaStreamTrack }
  | { status: "failed"; fault: MediaFault }

export type PreviewState = Readonly<Record<Device, DeviceState>>

/** Tracks of the preview that go into the call. */
export type PreviewTracks = Partial<Record<Device, MediaStreamTrack>>

export const DEVICES = ["microphone", "camera"] as const

/** Before the browser has been asked; the same object each time, as React's server snapshot must be. */
export const INITIAL_PREVIEW: PreviewState = {
  microphone: { status: "asking" },
  camera: { status: "asking" },
}
