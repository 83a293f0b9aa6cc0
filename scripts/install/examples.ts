import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { copyFile, mkdir, rm } from "node:fs/promises"
import { join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import { run } from "../system/programs"

// The packages of the examples, which are not dependencies of the app.

const ROOT = fileURLToPath(new URL("../..", import.meta.url))
const NPM_TIMEOUT_MS = 300_000

/** The agent's packages hold 300 MB of native code. */
export const AGENT_FOLDER = join(ROOT, "examples/agent")

/** Installs the example agent's packages, unless those of its lockfile are there. */
export async function installAgent(): Promise<void> {
  await installPackages(AGENT_FOLDER, hashOf(`${AGENT_FOLDER}/package-lock.json`))
}

const AUTH_FOLDER = join(ROOT, "examples/auth")
/** Holds the packages of signing in. The copy inside finds all others in the project's node_modules. */
const AUTH_CACHE = join(ROOT, ".cache/auth")
/** A copy of the project with `authFiles` in it (`npm run auth`). */
export const AUTH_COPY = join(AUTH_CACHE, "app")

/** The two lines that docs/authorization.md changes in the policy. */
export const AUTH_POLICY = {
  import: 'import { authorizeSession } from "./authorize-session"',
  authorize: "authorize: authorizeSession,",
}

/** Installs the packages of examples/auth beside `AUTH_COPY`, unless those of its lockfile are there. */
export async function installAuth(): Promise<void> {
  await mkdir(AUTH_CACHE, { recursive: true })
  for (const name of ["package.json", "package-lock.json"]) {
    await copyFile(join(AUTH_FOLDER, name), join(AUTH_CACHE, name))
  }
  await installPackages(AUTH_CACHE, hashOf(join(AUTH_FOLDER, "package-lock.json")))
  // Next.js would take the folder of a lockfile for the root of the copy.
  await rm(join(AUTH_CACHE, "package-lock.json"))
}

/** Returns what docs/authorization.md adds to the project or changes in it: contents by path. */
export function authFiles(): Record<string, string> {
  const added = ["app", "components", "lib"].flatMap((folder) =>
    readdirSync(join(AUTH_FOLDER, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(AUTH_FOLDER, join(entry.parentPath, entry.name)).replaceAll("\\", "/")),
  )
  const policy = readFileSync(join(ROOT, "lib/token/policy.ts"), "utf8")
  const changed = `${AUTH_POLICY.import}\n${policy.replace("authorize: () => ({ allow: true }),", AUTH_POLICY.authorize)}`
  return {
    ...Object.fromEntries(added.map((path) => [path, readFileSync(join(AUTH_FOLDER, path), "utf8")])),
    // The owner may have followed the document already.
    "lib/token/policy.ts": policy.includes(AUTH_POLICY.import) ? policy : changed,
  }
}

async function installPackages(folder: string, lockfileHash: string): Promise<void> {
  const marker = join(folder, "node_modules/.installed")
  if (existsSync(marker) && readFileSync(marker, "utf8") === lockfileHash) return
  console.log(`Installing the packages for ${relative(ROOT, folder)} (once) …`)
  // Inside `npm run`, this is the path of npm itself.
  const npm = process.env.npm_execpath
  const args = ["ci", "--prefix", folder, "--no-audit", "--no-fund"]
  const options = { timeoutMs: NPM_TIMEOUT_MS }
  const isDone = await (npm ? run(process.execPath, [npm, ...args], options) : run("npm", args, options))
  if (!isDone) throw new Error("The example's packages could not be installed. See npm's output above.")
  writeFileSync(marker, lockfileHash)
}

function hashOf(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex")
}
