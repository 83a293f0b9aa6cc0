import type { Device } from "@/lib/room/media-fault"
import type { PeopleHere } from "@/lib/room/people-here"
import { texts as joining } from "./joining"

// British English joins the last two without a comma.
const list = new Intl.ListFormat("en-GB")

/** What the green room says. What is wrong with a device stands in lib/room/media-fault.ts. */
export const texts = {
  title: (roomName: string) => `Ready to join ${roomName}?`,
  yourName: "Your name",
  joiningAs: (name: string) => `You join as ${name}.`,
  join: "Join room",
  joining: "Joining…",
  tryingAgain: "It is tried again by itself.",
  tryingAgainIn: (seconds: number) => `In ${seconds} s.`,
  stopTrying: "Stop trying",

  yourCamera: "Your camera",
  startingCamera: "Starting your camera…",
  microphone: "Microphone",
  camera: "Camera",
  mute: "Mute",
  unmute: "Unmute",
  startCamera: "Start the camera",
  stopCamera: "Stop the camera",

  microphoneDevice: "Microphone device",
  cameraDevice: "Camera device",
  speaker: "Speaker",
  systemDefault: "System default",
  otherSpeaker: "Another speaker…",
  speakerOfSystem: "Sound plays where your device plays it",
  noneFound: (device: Device) => `No ${device} found`,
  namesAfterAllowing: (device: Device) => `Allow the ${device} to choose one`,
  defaultDevice: (device: Device) => `Default ${device}`,
  testSound: "Play a test sound",
  testSoundPlaying: "Playing a test sound",
  testSoundFailed: "This speaker could not be used. Choose another one.",

  startingMicrophone: "Starting…",
  muted: "You’re muted",
  heard: "We can hear you",
  saySomething: "Say something",

  tryAgain: "Try again",

  guest: "Somebody",
  whoIsHere: ({ count, names, isFull }: PeopleHere) => {
    if (isFull) return joining.full
    if (count === 0) return "Nobody is here yet"
    const named = names.map((name) => name || texts.guest)
    const others = count - named.length
    if (others > 0) named.push(others === 1 ? "1 other" : `${others} others`)
    return `${list.format(named)} ${count === 1 ? "is" : "are"} here`
  },

  check: {
    open: "Check camera, microphone and connection",
    title: "Camera, microphone and connection",
    close: "Close",
    again: "Check again",
    running: "Checking…",
    names: {
      camera: "Camera",
      microphone: "Microphone",
      token: "This app’s server",
      signalling: "LiveKit server",
      media: "Audio and video",
    },
    states: {
      waiting: "waiting",
      running: "checking",
      passed: "works",
      failed: "does not work",
      skipped: "not checked",
    },
    passed: {
      camera: "Your camera gives a picture.",
      microphone: "Your microphone picks up sound.",
      token: "The server lets you in.",
      signalling: "The LiveKit server answers.",
      media: "Audio and video get through.",
    },
    noPicture: "Your camera is on but gives no picture. Open its shutter, or choose another camera.",
    noSound: "Nothing was heard. Say something, look for a mute switch, or choose another microphone.",
    noTestRoom: "The server gives no token for a test room, so the connection can’t be tried from here.",
    needsToken: "Can’t be tried without the step before.",
    noSignalling:
      "The LiveKit server can’t be reached. A firewall or VPN may block WebSockets to it, or it may be down. Try another network.",
    noMedia:
      "Audio and video can’t get through, though the LiveKit server answers. Your network, or the server’s firewall, has to let pass TCP port 7881 and the server’s UDP ports (7882, or 50000–60000). Try another network, or switch off your VPN.",
    allWell: "Everything works.",
    someFaults: "Something needs your attention.",
  },

  help: {
    dismissed: "When your browser asks, choose “Allow”.",
    chromium: "Click the sliders beside the address, and switch the devices on.",
    firefox: "Click the crossed-out symbol beside the address, and clear the block.",
    safari: "In the menu “Safari”, choose “Settings for This Website”, and allow.",
    phone: "Tap the symbol beside the address, then “Permissions”.",
  },
} as const
