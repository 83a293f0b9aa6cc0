import { createHash } from "node:crypto"
import { readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { run } from "../run"

export const AGENT_FOLDER = fileURLToPath(new URL("../../examples/agent", import.meta.url))
const MARKER = `${AGENT_FOLDER}/node_modules/.installed`
const INSTALL_MS = 300_000

/**
 * Installs the example agent's packages, unless those of its lockfile are there. They are 300 MB of native code and
 * telemetry, which is why the app's own dependencies don't hold them.
 * @throws with a sentence for the person who waits
 */
export async function installAgent(): Promise<void> {
  const wanted = createHash("sha256")
    .update(readFileSync(`${AGENT_FOLDER}/package-lock.json`))
    .digest("hex")
  if (read(MARKER) === wanted) return
  console.log("Installing the example agent's packages, once.")
  // Within `npm run` this is npm itself, whatever it is called on this system.
  const npm = process.env.npm_execpath
  const args = ["ci", "--prefix", AGENT_FOLDER, "--no-audit", "--no-fund"]
  const options = { timeoutMs: INSTALL_MS }
  const isDone = await (npm ? run(process.execPath, [npm, ...args], options) : run("npm", args, options))
  if (!isDone) throw new Error("The example agent's packages could not be installed. npm says why, above.")
  writeFileSync(MARKER, wanted)
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return undefined
  }
}
