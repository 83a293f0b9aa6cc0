/** Operating systems whose privacy settings are named. */
export type System = "mac" | "windows" | "android" | "ios" | "other"

const title = { microphone: "Microphone", camera: "Camera" } as const

const kindNames = { audioinput: "microphone", videoinput: "camera", audiooutput: "speaker" } as const

/** Where each system lets its browsers use a device. */
const PRIVACY_SETTINGS: Record<System, (device: keyof typeof title) => string> = {
  mac: (device) => `System Settings → Privacy & Security → ${title[device]}`,
  windows: (device) => `Settings → Privacy & security → ${title[device]}`,
  android: () => "Settings → Apps → your browser → Permissions",
  ios: (device) => `Settings → Privacy & Security → ${title[device]}`,
  other: () => "your computer’s privacy settings",
}

/** Texts of the devices; first why one can't be used and what helps, by `MediaErrorCode`. */
export const texts = {
  denied: (device: string) =>
    `Your browser is blocking the ${device}. Allow it in the address bar, then try again.`,
  dismissed: (device: string) =>
    `Your browser is waiting for permission to use the ${device}. Try again, then choose “Allow”.`,
  system: (device: keyof typeof title, system: System) =>
    `Your ${system === "android" || system === "ios" ? "device" : "computer"} doesn’t let this browser use the ${device}. Allow it in ${PRIVACY_SETTINGS[system](device)}.`,
  policy: (device: string) =>
    `This page isn’t allowed to use the ${device}. If another site shows it, open it in its own tab.`,
  missing: (device: string) => `No ${device} found. Plug one in, or join without it.`,
  "in-use": (device: string) => `Another app is using your ${device}. Close that app, then try again.`,
  insecure: (device: string) => `Browsers allow the ${device} only on HTTPS or localhost.`,
  unsupported: (device: string) => `This browser can’t use the ${device}. Update it, or try another one.`,
  lost: (device: string) => `Your ${device} was disconnected. Plug it back in, or try another one.`,
  unknown: (device: string) => `Your ${device} didn’t start. Try again.`,

  /** When the system pauses a device, for a phone call for example. */
  paused: (device: string) => `Your ${device} was paused by your device.`,
  resumed: (device: string) => `Your ${device} is back.`,

  /** In a menu that can't name a device. */
  noneFound: (kind: MediaDeviceKind) => `No ${kindNames[kind]} found`,
  namesAfterAllowing: (device: string) => `Allow ${device} access to choose one`,
  defaultDevice: (kind: MediaDeviceKind) => `Default ${kindNames[kind]}`,

  /** Why a screen couldn't be shared. */
  screen: {
    system: (system: System) =>
      system === "mac"
        ? "Your Mac doesn’t let this browser record the screen. Allow it in System Settings → Privacy & Security → Screen & System Audio Recording, then restart the browser."
        : "Your computer doesn’t let this browser record the screen. Allow it in your computer’s privacy settings, then try again.",
    policy: "This page isn’t allowed to share the screen. If another site shows it, open it in its own tab.",
    missing: "Nothing to share was found. Open a window or tab, then try again.",
    unreadable: "Your computer couldn’t record that. Try another window, or your whole screen.",
    noClick: "Your browser shares a screen only right after a click. Press “Share screen” again.",
    aborted: "Sharing was interrupted before it started. Try again.",
    unknown: "Couldn’t share your screen. Try another window or tab.",
  },
} as const
