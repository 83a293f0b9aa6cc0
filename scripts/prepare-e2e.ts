import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { AGENT_FOLDER, installAgent } from "./agent/install"
import { requireBrowser } from "./install-browser"
import { findLivekitServer } from "./livekit-server"
import { createProgress } from "./progress"
import { run } from "./run"

const { resolve } = createRequire(import.meta.url)

// All that takes long and is needed by the browser tests, so that none of it counts against their time limits.
const progress = createProgress()
try {
  for (const name of ["chromium", "firefox"] as const) console.log(`Browser: ${await requireBrowser(name)}`)
  const { path } = await findLivekitServer({ onProgress: progress.report })
  progress.done()
  console.log(`LiveKit server: ${path}`)
  await installAgent()
  if (!(await run(process.execPath, [resolve("typescript/bin/tsc"), "-p", AGENT_FOLDER]))) process.exit(1)
  if (!existsSync(".next/BUILD_ID")) {
    if (!(await run(process.execPath, [resolve("next/dist/bin/next"), "build"]))) process.exit(1)
  }
} catch (error) {
  progress.done()
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
