import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { run } from "../run"

/** Vercel's command-line tool. Run through npx: with it the project would have 180 MB more to install. */
const CLI = "vercel@60.0.0"

/** What a linked project has from `vercel pull`: it stands in for an account, and the network. */
const PROJECT = {
  projectId: "prj_local",
  orgId: "team_local",
  // The packages are there already.
  settings: { framework: "nextjs", installCommand: "node --version" },
}

/**
 * Builds the project in `folder` as Vercel does, with these variables besides.
 * @returns the folder that Vercel would deploy
 */
export async function buildOutput(folder: string, variables: Record<string, string>): Promise<string> {
  await mkdir(join(folder, ".vercel"), { recursive: true })
  await writeFile(join(folder, ".vercel/project.json"), JSON.stringify(PROJECT))
  // `--standalone` copies what each function needs into it. The token is never sent: nothing asks Vercel.
  const args = ["build", "--prod", "--yes", "--standalone", "--token", "unused", "--cwd", folder]
  const quiet = { VERCEL_TELEMETRY_DISABLED: "1", NEXT_TELEMETRY_DISABLED: "1" }
  const env = { ...process.env, ...quiet, ...variables }
  const npx = process.platform === "win32" ? "npx.cmd" : "npx"
  if (!(await run(npx, ["--yes", CLI, ...args], { env, timeoutMs: 300_000 }))) {
    throw new Error("`vercel build` failed.")
  }
  return join(folder, ".vercel/output")
}
