import { execFile } from "node:child_process"
import { isExecutableFile } from "../find-on-path"

/** Why the binary can't be used, or undefined where it can: it must be there, start, and know its version. */
export async function problemOf(path: string): Promise<string | undefined> {
  if (!isExecutableFile(path)) return "there is no such program"
  return new Promise((resolve) => {
    execFile(path, ["--version"], { timeout: 10_000, windowsHide: true }, (error, stdout) => {
      if (error) resolve("it does not start")
      else resolve(/livekit-server/i.test(stdout) ? undefined : "it is not a LiveKit server")
    })
  })
}
