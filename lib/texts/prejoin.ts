import type { ParticipantSummary } from "../room/participant-summary"
import { texts as joinTexts } from "./join"
import { texts as peopleTexts } from "./people"

// British English, which puts no comma before the last "and".
const list = new Intl.ListFormat("en-GB")

/** Texts of the pre-join. lib/texts/devices.ts says why a device doesn't work, lib/texts/join.ts why joining failed. */
export const texts = {
  title: (roomName: string) => `Ready to join ${roomName}?`,
  /** The title of link previews, for whoever gets the link. */
  invitation: (roomName: string) => `You’re invited to ${roomName}`,
  yourName: "Your name",
  joiningAs: (name: string) => `You’re joining as ${name}.`,
  switchAccount: "Not you?",
  join: "Join room",
  joining: "Joining…",
  retrying: "Retrying…",
  retryingIn: (seconds: number) => `Retrying in ${seconds} s…`,
  stopRetrying: "Stop retrying",

  yourCamera: "Your camera",
  startingCamera: "Starting your camera…",
  microphone: "Microphone",
  camera: "Camera",
  mute: "Mute",
  unmute: "Unmute",
  startCamera: "Turn camera on",
  stopCamera: "Turn camera off",

  microphoneDevice: "Microphone device",
  cameraDevice: "Camera device",
  speaker: "Speaker",
  systemDefault: "System default",
  otherSpeaker: "Another speaker…",
  fixedSpeaker: "Uses your device’s speaker",
  testSound: "Play a test sound",
  testSoundPlaying: "Playing a test sound",
  testSoundFailed: "Couldn’t use this speaker. Choose another one.",

  startingMicrophone: "Starting…",
  muted: "You’re muted",
  paused: "Paused by your device",
  heard: "We can hear you",
  saySomething: "Say something",

  tryAgain: "Try again",

  participantSummary: ({ count, names, isFull }: ParticipantSummary) => {
    if (isFull) return joinTexts.errors["room-full"]
    if (count === 0) return "No one’s here yet"
    const shown = names.map((name) => name || peopleTexts.someone)
    const others = count - shown.length
    if (others > 0) shown.push(others === 1 ? "1 other" : `${others} others`)
    return `${list.format(shown)} ${count === 1 ? "is" : "are"} here`
  },

  isRecording: "This call is being recorded.",

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
      failed: "doesn’t work",
      skipped: "not checked",
    },
    passed: {
      camera: "Your camera works.",
      microphone: "Your microphone picks up sound.",
      token: "The server issued a token.",
      signalling: "The LiveKit server responds.",
      media: "Audio and video get through.",
    },
    noPicture: "Your camera is on but shows no picture. Open its shutter, or choose another camera.",
    noSound: "We didn’t hear anything. Say something, check for a mute switch, or choose another microphone.",
    noTestRoom: "This server doesn’t allow test rooms, so the connection can’t be checked from here.",
    cannotJoin: "Skipped: this browser can’t join calls.",
    notNeeded: "Not needed: you can’t use it in this room.",
    previousFailed: "Skipped: the previous step failed.",
    noSignalling:
      "Couldn’t reach the LiveKit server. A firewall or VPN may block WebSockets, or the server may be down. Try another network.",
    noMedia:
      "The LiveKit server responds, but audio and video can’t get through. Your network or the server’s firewall must allow TCP port 7881 and the server’s UDP ports (7882, or 50000–60000). Try another network, or turn off your VPN.",
    allPassed: "Everything works.",
    someFailed: "Something needs your attention.",
    failed: "Couldn’t run the check. You can still join.",
  },

  /** Where to allow devices, by browser, and what to answer when it asks. */
  permissionHelp: {
    dismissed: "When your browser asks, choose “Allow”.",
    chromium: "Click the settings icon in the address bar, then turn on your camera and microphone.",
    firefox: "Click the crossed-out icon in the address bar, then clear the block.",
    safari: "In the Safari menu, open “Settings for This Website” and allow access.",
    phone: "Tap the icon in the address bar, then “Permissions”.",
  },
} as const

export const copyLinkTexts = {
  copy: "Copy invite link",
  copied: "Link copied",
  /** Shown in the button; screen readers hear `failed`. */
  failedShort: "Copy it from the address bar",
  failed: "Couldn’t copy the link",
} as const

/** Texts of every other copy button. */
export const copyTexts = {
  copy: "Copy",
  copied: "Copied",
  failed: "Couldn’t copy",
} as const
