export interface Attempt {
  /** Which way was tried, as a person would call it. */
  way: string
  reason: string
}

const DOCKER =
  "docker run --rm -p 7880:7880 -p 7881:7881 -p 7882:7882/udp livekit/livekit-server --dev --bind 0.0.0.0"

/** What to type to get a LiveKit server, by operating system. */
function advice(platform: NodeJS.Platform): string[] {
  const install: Partial<Record<NodeJS.Platform, string[]>> = {
    darwin: ["  brew install livekit"],
    linux: [
      "  curl -sSL https://get.livekit.io | bash",
      "  or install Go (https://go.dev/dl), then run this again",
    ],
    win32: [
      "  download the Windows archive from https://github.com/livekit/livekit/releases and put livekit-server.exe on PATH",
    ],
  }
  return [
    "To get one, type:",
    ...(install[platform] ?? ["  install Go (https://go.dev/dl), then run this again"]),
    "Or run it in Docker, in a terminal of its own:",
    `  ${DOCKER}`,
    "Or use LiveKit Cloud (https://cloud.livekit.io): put LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET in .env.local.",
  ]
}

/** No way led to a LiveKit server. The message is meant for people: terminal and start page show it as it is. */
export class LivekitServerMissing extends Error {
  override name = "LivekitServerMissing"
  readonly tried: Attempt[]

  constructor(tried: Attempt[], platform: NodeJS.Platform = process.platform) {
    const lines = tried.map(({ way, reason }) => `  ${way}: ${reason}`)
    super(["There is no LiveKit server on this computer. Tried:", ...lines, ...advice(platform)].join("\n"))
    this.tried = tried
  }
}
