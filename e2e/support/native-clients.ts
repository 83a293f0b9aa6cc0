import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import { mkdir, rename, rm } from "node:fs/promises"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { ended, executableName, findOnPath, run } from "../../scripts/system/programs"
import { collectOutput } from "./app-server"

// The native clients of e2e/clients. Their tests prepare them by `install` of test.ts, as no other test needs them.

const ROOT = fileURLToPath(new URL("../..", import.meta.url))
const LEAVE_TIMEOUT_MS = 10_000
/** The native clients reach this machine directly, not through a proxy. */
const WITHOUT_PROXY: NodeJS.ProcessEnv = { ...process.env, NO_PROXY: "localhost", no_proxy: "localhost" }

// LiveKit's Python client.

const PYTHON_PARTICIPANT = join(ROOT, "e2e/clients/python/participant.py")
const PYTHON_REQUIREMENTS = join(ROOT, "e2e/clients/python/requirements.txt")
const PYTHON_CACHE = join(ROOT, ".cache/python-client")

const PYTHON_ADVICE = `LiveKit's Python client is not installed; the test of a native participant needs it. Install Python 3.9 or later
with venv (Debian and Ubuntu: apt install python3-venv; else https://www.python.org/downloads), then run this again online.`

/** Returns the path of the Python interpreter that has LiveKit's client, whether it exists or not. */
function pythonClient(): string {
  return join(pythonEnvironment(), process.platform === "win32" ? "Scripts/python.exe" : "bin/python")
}

/** Creates the virtual environment of `pythonClient`, unless it exists. @throws with PYTHON_ADVICE */
export async function preparePythonClient(): Promise<void> {
  if (existsSync(pythonClient())) return
  const python = ["python3", "python"].map((name) => findOnPath(name)).find(Boolean)
  if (!python) throw new Error(PYTHON_ADVICE)
  // Built in another folder and moved when complete, so that an interrupted run leaves no broken environment.
  const folder = join(PYTHON_CACHE, "unfinished")
  await rm(PYTHON_CACHE, { recursive: true, force: true })
  await mkdir(PYTHON_CACHE, { recursive: true })
  console.log("Installing LiveKit's Python client (once, 130 MB on disk) …")
  const interpreter = join(folder, pythonClient().slice(pythonEnvironment().length))
  const install = ["-m", "pip", "install", "-q", "--disable-pip-version-check", "--only-binary=:all:"]
  const isDone =
    (await run(python, ["-m", "venv", folder])) &&
    (await run(interpreter, [...install, "-r", PYTHON_REQUIREMENTS]))
  if (!isDone) throw new Error(PYTHON_ADVICE)
  await mkdir(dirname(pythonEnvironment()), { recursive: true })
  await rename(folder, pythonEnvironment())
}

/** Each version of requirements.txt has its own environment. */
function pythonEnvironment(): string {
  return join(PYTHON_CACHE, hashOf(PYTHON_REQUIREMENTS).slice(0, 12))
}

/** Joins a room with LiveKit's Python SDK. */
export function startPythonParticipant(
  appUrl: string,
  roomName: string,
  name: string,
): { leave: () => Promise<void> } {
  const child = spawn(pythonClient(), [PYTHON_PARTICIPANT, `${appUrl}/api/token`, roomName, name], {
    env: WITHOUT_PROXY,
  })
  const output = collectOutput(child)
  const exited = ended(child)
  return {
    leave: async () => {
      child.stdin.end()
      const timer = setTimeout(() => child.kill("SIGKILL"), LEAVE_TIMEOUT_MS)
      const result = await exited
      clearTimeout(timer)
      if (result !== "exit code 0") throw new Error(`The Python participant failed (${result}).\n${output()}`)
    },
  }
}

// LiveKit's Rust token sources.

const RUST_MANIFEST = join(ROOT, "e2e/clients/rust/Cargo.toml")
const RUST_TARGET = join(ROOT, ".cache/rust-client")

const RUST_CLIENT = join(RUST_TARGET, "debug", executableName("token-sources"))

const RUST_ADVICE =
  "The Rust client of e2e/clients/rust could not be built. It needs Rust 1.85 or later (https://rustup.rs), and network access once."

/** Builds RUST_CLIENT with the versions of its Cargo.lock. @throws with RUST_ADVICE */
export async function prepareRustClient(): Promise<void> {
  const cargo = findOnPath("cargo")
  if (!cargo) throw new Error(RUST_ADVICE)
  const args = ["build", "--quiet", "--locked", "--manifest-path", RUST_MANIFEST, "--target-dir", RUST_TARGET]
  if (await run(cargo, args)) return
  // A binary of an earlier build must not pass for this one.
  await rm(RUST_CLIENT, { force: true })
  throw new Error(RUST_ADVICE)
}

/**
 * Requests tokens with the token sources of LiveKit's Rust SDK.
 * @returns each response by the name of its token source
 */
export async function requestTokensFromRust(
  appUrl: string,
  developmentId: string,
): Promise<Record<string, Record<string, string | number>>> {
  const child = spawn(RUST_CLIENT, [appUrl, developmentId], { env: WITHOUT_PROXY })
  const output = collectOutput(child)
  const result = await ended(child)
  if (result !== "exit code 0") throw new Error(`The Rust client failed (${result}).\n${output()}`)
  return Object.fromEntries(
    output()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  )
}

function hashOf(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex")
}
