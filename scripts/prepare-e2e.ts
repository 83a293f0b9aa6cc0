import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { AGENT_FOLDER, installAgent } from "./agent/install"
import { preparePythonClient } from "./clients/python"
import { findCargo, prepareRustClient } from "./clients/rust"
import { requireBrowser } from "./install-browser"
import { findLivekitServer } from "./livekit-server"
import { createProgress } from "./progress"
import { run } from "./run"

// All that takes long and is needed by the browser tests, so that none of it counts against their time limits. With
// `--chaos`, what e2e/chaos needs: no other browser, and no client in another language.
const isChaos = process.argv.includes("--chaos")
const progress = createProgress()
try {
  for (const name of isChaos ? (["chromium"] as const) : (["chromium", "firefox"] as const)) {
    console.log(`Browser: ${await requireBrowser(name)}`)
  }
  const { path } = await findLivekitServer({ onProgress: progress.report })
  progress.done()
  console.log(`LiveKit server: ${path}`)
  if (!isChaos) await prepareClients()
  if (!existsSync(".next/BUILD_ID")) {
    const next = createRequire(import.meta.url).resolve("next/dist/bin/next")
    if (!(await run(process.execPath, [next, "build"]))) process.exit(1)
  }
} catch (error) {
  progress.done()
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

async function prepareClients() {
  await installAgent()
  const tsc = `${AGENT_FOLDER}/node_modules/typescript/bin/tsc`
  if (!(await run(process.execPath, [tsc, "-p", AGENT_FOLDER]))) process.exit(1)
  // The other tests can do without these clients: the one of each fails with the same sentence.
  const tell = (error: Error) => console.error(error.message)
  await preparePythonClient().catch(tell)
  const cargo = findCargo()
  if (cargo) await prepareRustClient(cargo).catch(tell)
  else console.log("No test of the Rust client: cargo isn't installed (https://rustup.rs).")
}
