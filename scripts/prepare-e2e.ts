import { createRequire } from "node:module"
import { requireBrowser } from "./install/browser"
import { findLivekitServer } from "./sfu/find"
import { run } from "./system/programs"
import { createProgress } from "./system/progress"
import { ensureBuild } from "./system/project"

// Prepares what all browser tests need, so that it doesn't count against their time limits. What only some need (Firefox,
// the example agent, clients in other languages), their files install.
const progress = createProgress()
try {
  console.log(`Browser: ${await requireBrowser("chromium")}`)
  const { path } = await findLivekitServer({ onProgress: progress.report })
  progress.done()
  console.log(`LiveKit server: ${path}`)
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next")
  if (!(await ensureBuild(".", () => run(process.execPath, [next, "build"])))) process.exit(1)
} catch (error) {
  progress.done()
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
