import { texts } from "../../texts/green-room"
import type { Credentials } from "../credentials"
import type { Entry } from "../entry"
import { fieldAtFault, joinErrorSentence } from "../join-error"
import { type Device, mediaFaultSentence } from "../media-fault"
import type { PreviewDevices } from "../preview-devices"
import { generateRoomName } from "../room-name"
import { givesPicture } from "./gives-picture"
import { givesSound } from "./gives-sound"
import type { Step, StepState } from "./steps"
import { tryConnection } from "./try-connection"

const words = texts.check
const passed = (step: Step): StepState => ({ status: "passed", sentence: words.passed[step] })
const failed = (sentence: string): StepState => ({ status: "failed", sentence })
const skipped = (sentence: string): StepState => ({ status: "skipped", sentence })

/**
 * Looks at one thing after another, and reports on each. The connection is tried with one token, for a room of its own:
 * nobody in the real one sees a guest come and go.
 * @param signal ends it: nothing is reported any more
 */
export async function runCheck(
  devices: PreviewDevices,
  getCredentials: Entry["getCredentials"],
  signal: AbortSignal,
  report: (step: Step, state: StepState) => void,
): Promise<void> {
  const tell = (step: Step, state: StepState) => signal.aborted || report(step, state)

  tell("camera", { status: "running" })
  tell("camera", await checkDevice(devices, "camera", givesPicture, words.noPicture))
  tell("microphone", { status: "running" })
  tell("microphone", await checkDevice(devices, "microphone", givesSound, words.noSound))
  if (signal.aborted) return

  tell("token", { status: "running" })
  const token = await checkToken(getCredentials)
  tell("token", token.state)
  if (signal.aborted) return
  if (!token.credentials) {
    for (const step of ["signalling", "media"] as const) tell(step, skipped(words.needsToken))
    return
  }

  tell("signalling", { status: "running" })
  const reach = await tryConnection(token.credentials, signal)
  tell("signalling", reach === "nothing" ? failed(words.noSignalling) : passed("signalling"))
  if (reach === "nothing") tell("media", skipped(words.needsToken))
  else tell("media", reach === "media" ? passed("media") : failed(words.noMedia))
}

/** A device that is off is on for as long as it is looked at. */
async function checkDevice(
  devices: PreviewDevices,
  device: Device,
  works: (track: MediaStreamTrack) => Promise<boolean>,
  sentence: string,
): Promise<StepState> {
  const wasOff = devices.getState()[device].status === "off"
  await devices.switchOn(device)
  const state = devices.getState()[device]
  if (state.status === "failed") return failed(mediaFaultSentence(device, state.fault))
  const isWorking = state.status === "on" && (await works(state.track))
  if (wasOff) devices.switchOff(device)
  return isWorking ? passed(device) : failed(sentence)
}

async function checkToken(
  getCredentials: Entry["getCredentials"],
): Promise<{ state: StepState; credentials?: Credentials }> {
  const roomName = `check-${generateRoomName((count) => crypto.getRandomValues(new Uint8Array(count)))}`
  try {
    const credentials = await getCredentials({ roomName, participantName: words.title })
    return { state: passed("token"), credentials }
  } catch (error) {
    // An owner may let people into some rooms only. That says nothing against this one.
    if (fieldAtFault(error) === "room_name") return { state: skipped(words.noTestRoom) }
    return { state: failed(joinErrorSentence(error)) }
  }
}
