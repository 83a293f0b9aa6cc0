import { LIVEKIT_SERVER_VERSION } from "./version"

const GITHUB = "https://github.com/livekit/livekit/releases/download"

const ARCHIVES: Record<string, string> = {
  "linux-x64": "linux_amd64.tar.gz",
  "linux-arm64": "linux_arm64.tar.gz",
  "linux-arm": "linux_armv7.tar.gz",
  "win32-x64": "windows_amd64.zip",
  "win32-arm64": "windows_arm64.zip",
}

/** Name of the official archive for a system, or undefined where LiveKit publishes none, as for macOS. */
export function archiveFor(platform: string, arch: string): string | undefined {
  const ending = ARCHIVES[`${platform}-${arch}`]
  return ending && `livekit_${LIVEKIT_SERVER_VERSION}_${ending}`
}

/** The folder of the pinned release. LIVEKIT_SERVER_RELEASES names a mirror that is laid out like GitHub's. */
export function releaseUrl(env: NodeJS.Dict<string>): string {
  const base = (env.LIVEKIT_SERVER_RELEASES || GITHUB).replace(/\/+$/, "")
  return `${base}/v${LIVEKIT_SERVER_VERSION}`
}

/** The SHA-256 that a checksums.txt gives for a file; its lines read "<hash>  <name>" or "<hash> *<name>". */
export function checksumOf(file: string, checksums: string): string | undefined {
  for (const line of checksums.split("\n")) {
    const [hash, name] = line.trim().split(/\s+\*?/)
    if (name === file && hash && /^[0-9a-f]{64}$/i.test(hash)) return hash.toLowerCase()
  }
  return undefined
}
