import { execFile } from "node:child_process"
import { cp, mkdir, readdir, rm } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"

const root = fileURLToPath(new URL("../..", import.meta.url))
const LEFT_OUT =
  /^(\.|node_modules$|e2e$|bench$|docs$|examples$|scripts$|test-results$|playwright-report$|package-lock\.json$|playwright\..*config\.ts$)/

/**
 * Builds the app anew with these variables, in a copy that leaves the shared build alone. The copy lies inside the
 * project, so that it finds node_modules.
 * @returns the copy's directory, for the caller to remove
 */
export async function buildCopy(name: string, env: Record<string, string>): Promise<string> {
  const directory = join(root, ".cache", name)
  await rm(directory, { recursive: true, force: true })
  await mkdir(directory, { recursive: true })
  for (const entry of await readdir(root)) {
    if (!LEFT_OUT.test(entry)) await cp(join(root, entry), join(directory, entry), { recursive: true })
  }
  await promisify(execFile)(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"], {
    cwd: directory,
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env },
  })
  return directory
}
