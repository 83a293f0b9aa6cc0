import { cpus, totalmem } from "node:os"
import { versionOf } from "./version-of"

const PACKAGES = ["next", "react", "livekit-client", "@livekit/components-react", "livekit-server-sdk"]

/** What figures depend on, to be printed beside them. */
export function machine() {
  return {
    date: new Date().toISOString(),
    cpu: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    node: process.version,
    packages: Object.fromEntries(PACKAGES.map((name) => [name, versionOf(name)])),
  }
}
