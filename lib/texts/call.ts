import { namesOrCount } from "./people"

/** Texts of the call: control bar, tiles, settings and panels. */
export const texts = {
  callControls: "Call controls",
  skipToControls: "Skip to call controls",
  more: "More",
  microphone: "Microphone",
  camera: "Camera",
  mute: "Mute",
  unmute: "Unmute",
  stopCamera: "Turn camera off",
  startCamera: "Turn camera on",
  shareScreen: "Share screen",
  startSharing: "Share your screen",
  stopSharing: "Stop sharing",
  leave: "Leave",
  leaveHint: "Leave the call",
  leaveQuestion: {
    title: "Leave the call?",
    detail: "Going back ends the call for you.",
    stay: "Stay",
  },
  dismiss: "Dismiss",
  notifications: "Notifications",

  info: {
    title: "About this call",
    duration: "Time in call",
    connection: "Your connection",
    /** By LiveKit's connection quality. */
    qualities: {
      excellent: "Excellent",
      good: "Good",
      poor: "Poor",
      lost: "Lost",
      unknown: "Not measured yet",
    },
    roundTrip: "Latency",
    encryption: "Encryption",
    notEncrypted: "In transit only, not end to end",
    recording: "Recording",
    recorded: "This call is being recorded",
    notRecorded: "Off",
  },
  invite: {
    title: "Invite others",
    alone: "You’re the only one here",
    detail: "Send the link to invite others.",
    share: "Share…",
    showCode: "Show QR code",
    hideCode: "Hide QR code",
    codeFailed: "Couldn’t show the QR code.",
    code: "QR code of the link to this call",
    scanCode: "Scan with your phone:",
  },

  joining: "Joining…",
  reconnecting: "Your connection dropped. Reconnecting…",
  silent: "No data is coming through. Waiting for your connection…",
  reconnected: "You’re connected again",
  enableSound: "Enable sound",
  soundBlocked: "Your browser blocks sound. Choose “Enable sound” to hear the others.",
  talkingWhileMuted: "You’re muted. Press M to unmute.",
  talkingWhileMutedNoKey: "You’re muted. Unmute to talk.",
  toggled: {
    microphone: (isOn: boolean) => (isOn ? "Microphone on" : "Microphone off"),
    camera: (isOn: boolean) => (isOn ? "Camera on" : "Camera off"),
  },
  deviceLost: {
    microphone: "Your microphone was disconnected. You’re muted.",
    camera: "Your camera was disconnected. Your video is off.",
  },
  deviceChanged: {
    microphone: (label: string) => `Your microphone is now ${label}.`,
    camera: (label: string) => `Your camera is now ${label}.`,
  },
  youJoined: (others: number) =>
    others === 0
      ? "You joined. No one else is here yet."
      : `You joined. ${others === 1 ? "1 other is" : `${others} others are`} here.`,
  joined: namesOrCount({
    named: (names) => `${names} joined`,
    counted: (count) => `${count} people joined`,
  }),
  left: namesOrCount({
    named: (names) => `${names} left`,
    counted: (count) => `${count} people left`,
  }),
  sharingScreen: {
    you: "You’re sharing your screen",
    others: namesOrCount({
      named: (names, count) =>
        count === 1 ? `${names} is sharing their screen` : `${names} are sharing their screens`,
      counted: (count) => `${count} people are sharing their screens`,
    }),
  },
  stoppedSharing: {
    you: "You stopped sharing your screen",
    others: namesOrCount({
      named: (names, count) => `${names} stopped sharing their ${count === 1 ? "screen" : "screens"}`,
      counted: (count) => `${count} people stopped sharing their screens`,
    }),
  },
  /** By track source. */
  mutedByHost: {
    microphone: "A host muted you",
    camera: "A host turned your camera off",
    screen_share: "A host stopped your screen share",
  } as Readonly<Record<string, string>>,

  recording: "Recording",
  recordingNow: "This call is being recorded",
  recordingStarted: "Recording started. This call is being recorded",
  recordingStopped: "Recording stopped",

  encrypted: "End-to-end encrypted",
  partlyEncrypted: "Not everyone is encrypted",
  checkingEncryption: "Checking encryption…",
  youUnencrypted: "You’re not encrypted",
  noKey: "Others in this call are encrypted, and your link has no key. Ask for the full link.",
  encryptionScope:
    "Video, audio, chat, captions and reactions are encrypted. The server can read names, raised hands and who is here.",
  unencrypted: {
    "no-key": (names: string, count: number) =>
      count === 1 ? `${names} doesn’t have the key.` : `${names} don’t have the key.`,
    "other-key": (names: string, count: number) =>
      count === 1 ? `${names} has a different key.` : `${names} have different keys.`,
    "plain-tracks": (names: string) => `The video or audio of ${names} isn’t encrypted.`,
  },
  becameUnencrypted: namesOrCount({
    named: (names, count) =>
      count === 1 ? `${names} isn’t encrypted in this call` : `${names} aren’t encrypted in this call`,
    counted: (count) => `${count} people aren’t encrypted in this call`,
  }),
  undecryptable: {
    "no-key": "This video is encrypted, and your link has no key. Ask for the full link.",
    "wrong-key": "Your link has a different key. Ask for the link again.",
  },

  inOtherWindow: "The call is in a separate window.",
  bringBack: "Bring it back",
  /** These follow a name. */
  youMark: "(you)",
  screenMark: "’s screen",
  videoTile: "video tile",
  sharedScreen: "shared screen",
  microphoneOff: "Microphone off",
  poorConnection: "Poor connection",
  lostConnection: "Connection lost",
  pinned: "Pinned",
  tileMenu: (name: string) => `Options for ${name}`,
  pin: "Pin",
  unpin: "Unpin",
  moveToNextCorner: "Move to the next corner",
  zoom: "Zoom",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  fullScreen: "Full screen",
  exitFullScreen: "Exit full screen",
  volumeOf: (name: string) => `Volume of ${name}`,
  tileFailed: "Couldn’t show this tile. Your call isn’t affected.",
  tileAgain: "Try again",
  agent: "Agent",
  /** By the participant attribute `lk.agent.state`. */
  agentStates: {
    connecting: "Connecting…",
    initializing: "Getting ready…",
    "pre-connect-buffering": "Listening…",
    idle: "Idle",
    listening: "Listening…",
    thinking: "Thinking…",
    speaking: "Speaking…",
    failed: "Stopped working",
    disconnected: "Disconnected",
  } as Readonly<Record<string, string>>,
  pages: "Pages of people",
  previousPage: "Previous page",
  nextPage: "Next page",
  pageOf: (page: number, pages: number) => `${page} of ${pages}`,

  microphoneMenu: "Choose microphone and speaker",
  cameraMenu: "Choose camera",
  deviceKinds: { audioinput: "Microphone device", videoinput: "Camera device", audiooutput: "Speaker" },
  deviceFailed: "Couldn’t use that device. Try another one.",

  layout: "Layout",
  layouts: { auto: "Automatic", grid: "Grid", speaker: "Speaker" },
  layoutHints: {
    auto: "Shared screens are shown large",
    grid: "All tiles are the same size",
    speaker: "The active speaker is large",
  },

  settings: "Settings",
  settingsSections: { audio: "Audio", video: "Video", general: "General" },
  close: "Close",
  resolution: "Camera resolution",
  resolutions: { 360: "360p, for slow networks", 720: "720p", 1080: "1080p, for fast networks" },
  mostTiles: "Maximum tiles",
  tileLimit: (count: number) => `Up to ${count}`,
  preferences: {
    noiseSuppression: "Noise suppression",
    echoCancellation: "Echo cancellation",
    mirror: "Mirror my video",
    hideSelfView: "Hide self-view",
    hideOthers: "Hide other tiles when one is large",
    joinNotices: "Notify me when people join or leave",
    messageNotices: "Notify me about new messages",
    handNotices: "Notify me about raised hands",
    sounds: "Play sounds for notifications",
    shortcuts: "Keyboard shortcuts",
  },

  panel: {
    close: (title: string) => `Close ${title.toLowerCase()}`,
    loading: "Loading…",
    failed: "Couldn’t show this panel. Your call isn’t affected.",
  },
} as const
