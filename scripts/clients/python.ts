import { createHash } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import { mkdir, rename, rm } from "node:fs/promises"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { findOnPath } from "../find-on-path"
import { run } from "../run"

const REQUIREMENTS = fileURLToPath(new URL("../../e2e/clients/python/requirements.txt", import.meta.url))
const CACHE = fileURLToPath(new URL("../../.cache/python-client", import.meta.url))

export const PYTHON_ADVICE = `LiveKit's Python client isn't here, for the test of a native participant. It needs Python 3.9 or later with
venv (Debian and Ubuntu: apt install python3-venv; else https://www.python.org/downloads) and the network, once.`

/** The Python that has LiveKit's client, in a virtual environment for each list of requirements; there or not. */
export function pythonClient(platform: NodeJS.Platform = process.platform): string {
  return join(environment(), platform === "win32" ? "Scripts/python.exe" : "bin/python")
}

/** Makes that environment, unless it is there. @throws with PYTHON_ADVICE */
export async function preparePythonClient(): Promise<string> {
  if (existsSync(pythonClient())) return pythonClient()
  const python = ["python3", "python"].map((name) => findOnPath(name)).find(Boolean)
  if (!python) throw new Error(PYTHON_ADVICE)
  // In a folder of its own, moved when it is whole: who is interrupted leaves nothing that could be taken for it.
  const folder = join(CACHE, "unfinished")
  await rm(CACHE, { recursive: true, force: true })
  await mkdir(CACHE, { recursive: true })
  console.log("Getting LiveKit's Python client (once, 130 MB on disk) …")
  const own = join(folder, pythonClient().slice(environment().length))
  const install = ["-m", "pip", "install", "-q", "--disable-pip-version-check", "--only-binary=:all:"]
  const isMade =
    (await run(python, ["-m", "venv", folder])) && (await run(own, [...install, "-r", REQUIREMENTS]))
  if (!isMade) throw new Error(PYTHON_ADVICE)
  await mkdir(dirname(environment()), { recursive: true })
  await rename(folder, environment())
  return pythonClient()
}

function environment(): string {
  const hash = createHash("sha256").update(readFileSync(REQUIREMENTS)).digest("hex").slice(0, 12)
  return join(CACHE, hash)
}
