import { type ChildProcess, spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { PYTHON_ADVICE, pythonClient } from "../../scripts/clients/python"
import { RUST_ADVICE, RUST_CLIENT } from "../../scripts/clients/rust"
import { ended } from "../../scripts/process-tree"

const PARTICIPANT = fileURLToPath(new URL("../clients/python/participant.py", import.meta.url))

export type PythonParticipant = {
  /** Lets it leave. @throws with what it printed, when it didn't end well */
  leave: () => Promise<void>
}

/**
 * Sends somebody into a room who uses no browser.
 * @throws where the client isn't installed, with what to do about it
 */
export function startPythonParticipant(appUrl: string, room: string, name: string): PythonParticipant {
  const python = pythonClient()
  if (!existsSync(python)) throw new Error(PYTHON_ADVICE)
  const child = spawn(python, [PARTICIPANT, `${appUrl}/api/token`, room, name], { env: nearby() })
  const output = collected(child)
  const end = ended(child)
  return {
    leave: async () => {
      child.stdin.end()
      const timer = setTimeout(() => child.kill("SIGKILL"), 10_000)
      const how = await end
      clearTimeout(timer)
      if (how !== "exit code 0") throw new Error(`The Python participant ended (${how}).\n${output()}`)
    },
  }
}

/**
 * What LiveKit's Rust token sources were given by an app, by the source's name.
 * @throws where the program isn't built, with what to do about it
 */
export async function askFromRust(
  appUrl: string,
  developmentId: string,
): Promise<Record<string, Record<string, string | number>>> {
  if (!existsSync(RUST_CLIENT)) throw new Error(RUST_ADVICE)
  const child = spawn(RUST_CLIENT, [appUrl, developmentId], { env: nearby() })
  const output = collected(child)
  const how = await ended(child)
  if (how !== "exit code 0") throw new Error(`The Rust client ended (${how}).\n${output()}`)
  return Object.fromEntries(
    output()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  )
}

/** The environment, for who shall reach this computer without a proxy. */
function nearby(): NodeJS.ProcessEnv {
  return { ...process.env, NO_PROXY: "localhost", no_proxy: "localhost" }
}

function collected(child: ChildProcess): () => string {
  let text = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk
    })
  }
  return () => text
}
