import { spawn } from "node:child_process"
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, relative, sep } from "node:path"
import { fileURLToPath } from "node:url"
import { run } from "../system/programs"

/** Vercel's command-line tool, run with npx: as a dependency it would add 180 MB to every install. */
const VERCEL_CLI = "vercel@60.0.0"
const BUILD_TIMEOUT_MS = 300_000
const FUNCTION_HOST = fileURLToPath(new URL("./function-host.mjs", import.meta.url))

/** What `vercel pull` writes for a linked project. It replaces an account and the network. */
const PROJECT = {
  projectId: "prj_local",
  orgId: "team_local",
  // The packages are already installed.
  settings: { framework: "nextjs", installCommand: "node --version" },
}

/**
 * Builds the project in `folder` as Vercel does.
 * @returns the folder that Vercel would deploy
 */
export async function buildOutput(folder: string, variables: Record<string, string>): Promise<string> {
  await mkdir(join(folder, ".vercel"), { recursive: true })
  await writeFile(join(folder, ".vercel/project.json"), JSON.stringify(PROJECT))
  // `--standalone` copies each function's dependencies into it. The token is required, but never sent.
  const args = ["build", "--prod", "--yes", "--standalone", "--token", "unused", "--cwd", folder]
  const noTelemetry = { VERCEL_TELEMETRY_DISABLED: "1", NEXT_TELEMETRY_DISABLED: "1" }
  const env = { ...process.env, ...noTelemetry, ...variables }
  const npx = process.platform === "win32" ? "npx.cmd" : "npx"
  if (!(await run(npx, ["--yes", VERCEL_CLI, ...args], { env, timeoutMs: BUILD_TIMEOUT_MS }))) {
    throw new Error("`vercel build` failed.")
  }
  return join(folder, ".vercel/output")
}

type Forbidden = {
  /** Names of packages for development only. */
  packages: readonly string[]
  /** Texts that no file may contain, each with its meaning. */
  texts: Readonly<Record<string, string>>
}

const FORBIDDEN_FILES = /(^|\/)(\.env(?!\.example$)[^/]*|[^/]+\.(test|spec)\.[^/]+|scripts\/(dev|sfu)\/.*)$/

/** Returns a sentence for each file that must not be deployed. */
export async function inspectOutput(folder: string, { packages, texts }: Forbidden): Promise<string[]> {
  const problems: string[] = []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries.filter((entry) => entry.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const name = relative(folder, path).replaceAll(sep, "/")
    const owner = packages.find((packageName) => name.includes(`node_modules/${packageName}/`))
    if (owner) problems.push(`${name} belongs to ${owner}, which is for development only.`)
    if (!name.includes("node_modules/") && FORBIDDEN_FILES.test(name)) {
      problems.push(`${name} is not for deployment.`)
    }
    const content = await readFile(path, "latin1")
    for (const [text, meaning] of Object.entries(texts)) {
      if (content.includes(text)) problems.push(`${name} contains ${meaning}.`)
    }
  }
  return problems
}

export type RunningFunction = { url: string; stop: () => Promise<void> }

/**
 * Starts one function of the output outside the project, so that it can use only its own files.
 * @param path of the folder that ends in `.func`
 * @param env its only variables, besides those that Vercel sets
 */
export async function startFunction(path: string, env: Record<string, string>): Promise<RunningFunction> {
  const folder = await mkdtemp(join(tmpdir(), "greenroom-function-"))
  // Vercel links functions with the same content.
  await cp(path, folder, { recursive: true, dereference: true })
  const { handler } = JSON.parse(await readFile(join(folder, ".vc-config.json"), "utf8"))
  const child = spawn(process.execPath, [FUNCTION_HOST, join(folder, handler)], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", VERCEL: "1", ...env },
  })
  const kill = () => child.kill("SIGKILL")
  process.once("exit", kill)
  let log = ""
  const port = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        log += chunk
        const [, port] = /^listening on (\d+)$/m.exec(log) ?? []
        if (port) resolve(port)
      })
    }
    child.once("exit", (code) => reject(new Error(`The function ended with ${code}:\n${log}`)))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      process.off("exit", kill)
      child.removeAllListeners("exit")
      kill()
      await rm(folder, { recursive: true })
    },
  }
}
