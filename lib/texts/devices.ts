/** Why a device can't be used, and what helps. */
export const texts = {
  denied: (device: string) =>
    `Your browser blocks the ${device} for this page. Allow it beside the address, then try again.`,
  dismissed: (device: string) =>
    `Your browser asked for the ${device} and got no answer. Try again, then choose “Allow”.`,
  system: (device: string) =>
    `Your computer keeps the ${device} from this browser. Allow it in the computer’s privacy settings.`,
  missing: (device: string) => `No ${device} was found. Plug one in, or join without it.`,
  "in-use": (device: string) => `Your ${device} is used by another app. Close that app, then try again.`,
  insecure: (device: string) => `Browsers give the ${device} only to pages on HTTPS or localhost.`,
  lost: (device: string) => `Your ${device} was disconnected. Plug it in, or try again with another one.`,
  unknown: (device: string) => `Your ${device} did not start. Try again.`,
} as const
