import { execFileSync } from "node:child_process"
import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("..", import.meta.url))

/** Next streams a body, however short, which costs it about a third more than to answer without one. */
const FLOORS = { empty: "new Response(null)", json: "Response.json({}, { status: 201 })" }

/**
 * Builds a Next.js app of nothing but two route handlers that do nothing, under /empty and /json: the floor under
 * every endpoint that Next serves. It lies inside the project to find node_modules, and isn't part of the app.
 * @returns its directory
 */
export function buildFloorApp(): string {
  const directory = join(root, ".cache/bench-floor")
  rmSync(directory, { recursive: true, force: true })
  for (const [path, answer] of Object.entries(FLOORS)) {
    mkdirSync(join(directory, `app/${path}/api/token`), { recursive: true })
    writeFileSync(join(directory, `app/${path}/api/token/route.js`), `export const POST = () => ${answer}\n`)
  }
  writeFileSync(
    join(directory, "package.json"),
    JSON.stringify({ name: "floor", private: true, type: "module" }),
  )
  // Without these of its own, Next takes the app's.
  writeFileSync(join(directory, "next.config.js"), "export default {}\n")
  writeFileSync(join(directory, "instrumentation.js"), "export function register() {}\n")
  const next = join(root, "node_modules/next/dist/bin/next")
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" }
  execFileSync(process.execPath, [next, "build"], { cwd: directory, env, stdio: "pipe" })
  return directory
}
