import { type ChildProcess, execFile, type SpawnOptions, spawn } from "node:child_process"
import { accessSync, constants, statSync } from "node:fs"
import { posix, win32 } from "node:path"
import { setTimeout as wait } from "node:timers/promises"

const isWindows = process.platform === "win32"
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const

// Next.js makes NODE_ENV mandatory in the type of every environment.
type TreeOptions = Omit<SpawnOptions, "env"> & { env?: NodeJS.Dict<string> }

/**
 * Starts a program in its own process group, so that it can be ended together with everything it started and Ctrl-C
 * reaches only this process. Windows would open a console window for a group.
 */
export function spawnTree(
  command: string,
  args: string[],
  { env, ...options }: TreeOptions = {},
): ChildProcess {
  return spawn(command, args, {
    ...options,
    env: env as NodeJS.ProcessEnv,
    detached: !isWindows,
    windowsHide: true,
  })
}

/** Ends a program and everything it started: SIGTERM first, SIGKILL after `graceMs`. */
export async function killTree(child: ChildProcess, graceMs = 3000): Promise<void> {
  const { pid } = child
  if (!pid) return
  if (isWindows) {
    await new Promise((done) => execFile("taskkill", ["/PID", String(pid), "/T", "/F"], done))
    return
  }
  const deadline = Date.now() + graceMs
  if (graceMs > 0) signalGroup(pid, "SIGTERM")
  while (Date.now() < deadline) {
    if (!signalGroup(pid, 0)) return
    await wait(20)
  }
  signalGroup(pid, "SIGKILL")
}

function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal)
  } catch {
    return false
  }
}

/** Resolves when the program has ended, with a phrase that says how. */
export function ended(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message))
    child.once("exit", (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`))
  })
}

/** Runs a command with its output on this terminal. Resolves to whether it succeeded within the time limit. */
export async function run(
  command: string,
  args: string[],
  options: { env?: NodeJS.Dict<string>; timeoutMs?: number } = {},
): Promise<boolean> {
  const child = spawnTree(command, args, {
    env: options.env ?? process.env,
    // Playwright shows what its workers print, but nothing of programs that inherit their output.
    stdio: process.env.TEST_WORKER_INDEX ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
  })
  child.stdout?.on("data", (data) => process.stdout.write(data))
  child.stderr?.on("data", (data) => process.stderr.write(data))
  const end = () => void killTree(child, 0)
  const timer = options.timeoutMs ? setTimeout(end, options.timeoutMs) : undefined
  // Ctrl-C does not reach the child's process group.
  const stop = () => {
    end()
    process.exit(130)
  }
  for (const signal of SIGNALS) process.once(signal, stop)
  const how = await ended(child)
  clearTimeout(timer)
  for (const signal of SIGNALS) process.off(signal, stop)
  return how === "exit code 0"
}

interface FindOptions {
  env?: NodeJS.Dict<string>
  platform?: NodeJS.Platform
  isExecutable?: (path: string) => boolean
}

/** Returns the path at which the shell would find `name`. `which` and `where` are not available everywhere. */
export function findOnPath(name: string, options: FindOptions = {}): string | undefined {
  const { env = process.env, platform = process.platform, isExecutable = isExecutableFile } = options
  const { join, delimiter } = platform === "win32" ? win32 : posix
  const file = executableName(name, platform)
  // Windows calls it "Path", and a copy of process.env is case-sensitive.
  const path = env.PATH ?? env.Path ?? ""
  return path
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, file))
    .find(isExecutable)
}

export function executableName(name: string, platform: NodeJS.Platform = process.platform): string {
  return platform === "win32" ? `${name}.exe` : name
}

export function isExecutableFile(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
