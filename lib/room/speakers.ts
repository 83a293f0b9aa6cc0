// Not yet in TypeScript's types: https://www.w3.org/TR/audio-output/#dom-mediadevices-selectaudiooutput
type SpeakerPicker = { selectAudioOutput?: () => Promise<MediaDeviceInfo> }

/** Whether sound can be sent to another speaker than the system's. Phones keep that to themselves. */
export function canChooseSpeaker(): boolean {
  return "setSinkId" in HTMLMediaElement.prototype
}

/** Whether the browser shows speakers only in a list of its own, as Firefox does. */
export function canAskForSpeaker(): boolean {
  return typeof navigator.mediaDevices === "object" && "selectAudioOutput" in navigator.mediaDevices
}

/** Lets the person pick a speaker from the browser's own list. @returns undefined when they did not */
export async function askForSpeaker(): Promise<MediaDeviceInfo | undefined> {
  try {
    return await (navigator.mediaDevices as SpeakerPicker).selectAudioOutput?.()
  } catch {
    return undefined
  }
}

/** The speakers besides the system's own, which Chromium lists a second time under the names of its roles. */
export function speakersOf<Info extends Pick<MediaDeviceInfo, "kind" | "deviceId">>(
  available: readonly Info[],
): Info[] {
  return available.filter(
    ({ kind, deviceId }) => kind === "audiooutput" && deviceId !== "default" && deviceId !== "communications",
  )
}

/** The chosen speaker while it is there; empty, for the system's own, when it was unplugged. */
export function speakerInUse(
  available: readonly Pick<MediaDeviceInfo, "kind" | "deviceId">[],
  chosen: string,
): string {
  return speakersOf(available).some(({ deviceId }) => deviceId === chosen) ? chosen : ""
}
