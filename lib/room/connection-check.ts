import { LogLevel, RoomEvent, setLogLevel } from "livekit-client"
import { generateCheckRoomName } from "../room-name"
import { texts as browserTexts } from "../texts/browser"
import { texts as deviceTexts } from "../texts/devices"
import { texts as prejoinTexts } from "../texts/prejoin"
import { watchAudioLevel } from "./audio-level"
import { browserProblem } from "./browser-support"
import type { ConnectionDetails } from "./connection-details"
import { toJoinError } from "./join-error"
import type { JoinSource } from "./join-source"
import { createRoom } from "./livekit-workarounds"
import { type Device, mediaErrorMessage } from "./media-error"
import type { PreviewDevices } from "./preview-devices"
import { ALL_RIGHTS } from "./rights"

/** The steps of the check, in order. */
export const STEPS = ["camera", "microphone", "token", "signalling", "media"] as const

export type Step = (typeof STEPS)[number]

/** The state of a step; its message says what it means and what helps. */
export type StepState =
  | { status: "waiting" | "running" }
  | { status: "passed" | "failed" | "skipped"; message: string }

/** How long the devices may take to produce a picture or sound. */
const DEVICE_TIMEOUT_MS = 6_000
/** Microphones that are switched off in hardware are exactly silent; the quietest room measures more than this. */
const SILENCE_LEVEL = 0.02

const texts = prejoinTexts.check

/**
 * Checks the devices, the token endpoint and the connection, and reports each step. It connects to a room of its own, so
 * that participants in the real one notice nothing.
 * @param signal stops the check and its reports
 */
export async function runCheck(
  devices: PreviewDevices,
  source: JoinSource,
  signal: AbortSignal,
  onStep: (step: Step, state: StepState) => void,
): Promise<void> {
  const report = (step: Step, state: StepState) => signal.aborted || onStep(step, state)

  const problem = browserProblem(location.hash)
  if (problem) {
    for (const step of STEPS)
      report(step, step === "media" ? failed(browserTexts[problem]) : skipped(texts.cannotJoin))
    return
  }

  const { rights = ALL_RIGHTS } = source
  for (const device of ["camera", "microphone"] as const) {
    report(device, { status: "running" })
    const state = rights[device] ? await checkDevice(devices, device, signal) : skipped(texts.notNeeded)
    report(device, state)
    if (signal.aborted) return
  }

  report("token", { status: "running" })
  const token = await checkToken(source)
  report("token", token.state)
  if (signal.aborted) return
  if (!token.details) {
    for (const step of ["signalling", "media"] as const) report(step, skipped(texts.previousFailed))
    return
  }

  report("signalling", { status: "running" })
  const reached = await tryConnection(token.details, signal)
  report("signalling", reached === "nothing" ? failed(texts.noSignalling) : passed("signalling"))
  if (reached === "nothing") report("media", skipped(texts.previousFailed))
  else report("media", reached === "media" ? passed("media") : failed(texts.noMedia))
}

const passed = (step: Step): StepState => ({ status: "passed", message: texts.passed[step] })
const failed = (message: string): StepState => ({ status: "failed", message })
const skipped = (message: string): StepState => ({ status: "skipped", message })

/**
 * Checks one device, and turns it on for as long as that takes.
 * @param signal turns it off at once: the user may join right after closing the check, with the device off
 */
async function checkDevice(devices: PreviewDevices, device: Device, signal: AbortSignal): Promise<StepState> {
  const { works, failureMessage } = DEVICE_CHECKS[device]
  const wasOff = devices.getState()[device].status === "off"
  await devices.switchOn(device)
  const state = devices.getState()[device]
  if (state.status === "failed") return failed(mediaErrorMessage(device, state.error))
  const isWorking = state.status === "on" && (await Promise.race([works(state.track), whenAborted(signal)]))
  const after = devices.getState()[device]
  if (wasOff) devices.switchOff(device)
  if (!isWorking && after.status === "on" && after.isPaused) return failed(deviceTexts.paused(device))
  return isWorking ? passed(device) : failed(failureMessage)
}

const DEVICE_CHECKS = {
  camera: { works: showsPicture, failureMessage: texts.noPicture },
  microphone: { works: hasSound, failureMessage: texts.noSound },
}

function whenAborted(signal: AbortSignal): Promise<false> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(false)
    signal.addEventListener("abort", () => resolve(false))
  })
}

/** Whether a camera's track plays within the timeout. */
async function showsPicture(track: MediaStreamTrack): Promise<boolean> {
  const video = document.createElement("video")
  video.muted = true
  video.playsInline = true
  video.srcObject = new MediaStream([track])
  try {
    return await new Promise<boolean>((resolve, reject) => {
      const timer = setTimeout(() => resolve(false), DEVICE_TIMEOUT_MS)
      video.ontimeupdate = () => {
        // The first event only announces that playback starts.
        if (video.currentTime === 0 || video.videoWidth === 0) return
        clearTimeout(timer)
        resolve(true)
      }
      video.play().catch(reject)
    })
  } catch {
    return false
  } finally {
    video.ontimeupdate = null
    video.srcObject = null
  }
}

/** Whether a microphone's track picks up any sound within the timeout. */
function hasSound(track: MediaStreamTrack): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (isHeard: boolean) => {
      clearTimeout(timer)
      stop()
      resolve(isHeard)
    }
    const timer = setTimeout(() => finish(false), DEVICE_TIMEOUT_MS)
    const stop = watchAudioLevel(track, (level) => level > SILENCE_LEVEL && finish(true))
  })
}

async function checkToken(source: JoinSource): Promise<{ state: StepState; details?: ConnectionDetails }> {
  const roomName = generateCheckRoomName()
  try {
    const details = await source.fetchConnectionDetails({ roomName, participantName: texts.title })
    // A policy that maps every name to one room would send the check among its participants.
    if (!details.roomName.includes(roomName)) return { state: skipped(texts.noTestRoom) }
    return { state: passed("token"), details }
  } catch (error) {
    // The owner may allow only some rooms, which doesn't mean that this one fails.
    const { field, message } = toJoinError(error)
    return { state: field === "room_name" ? skipped(texts.noTestRoom) : failed(message) }
  }
}

/** How far a connection got: nowhere, to the server's answer, or to audio and video. */
type Reached = "nothing" | "signalling" | "media"

/**
 * Connects to a room and leaves at once. LiveKit's `ConnectionCheck` connects once per check; here one connection
 * serves both.
 * @param signal leaves early
 */
async function tryConnection(
  server: { serverUrl: string; participantToken: string },
  signal: AbortSignal,
): Promise<Reached> {
  const room = createRoom()
  const leave = () => void room.disconnect()
  let reached: Reached = "nothing"
  room.once(RoomEvent.SignalConnected, () => {
    reached = "signalling"
  })
  signal.addEventListener("abort", leave)
  // The check shows errors itself.
  setLogLevel(LogLevel.silent)
  try {
    await room.connect(server.serverUrl, server.participantToken, {
      autoSubscribe: false,
      maxRetries: 0,
      websocketTimeout: 8_000,
      peerConnectionTimeout: 10_000,
    })
    return "media"
  } catch {
    return reached
  } finally {
    signal.removeEventListener("abort", leave)
    await room.disconnect()
    setLogLevel(LogLevel.warn)
  }
}
