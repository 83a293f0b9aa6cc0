import { parseArgs } from "node:util"
import { bundle } from "./bundle"
import { callCpu, scale } from "./calls"
import { firstFrame } from "./first-frame"
import { lighthouse } from "./lighthouse"
import { chat, people } from "./long-lists"
import { type Result, report } from "./report"
import { server } from "./server"
import { type Setup, withSetup } from "./setup"
import { token } from "./token"

// `npm run bench`: see docs/performance.md.

/** The parts that use a browser. To add a part, add a line. */
const BROWSER_PARTS: Record<string, { about: string; measure: (setup: Setup) => Promise<Result[]> }> = {
  bundle: { about: "JavaScript as transferred, with an empty cache", measure: bundle },
  "first-frame": { about: "until the first frame of another participant", measure: firstFrame },
  "call-cpu": { about: "15 s of a call with 4 others (640 × 360, 30 frames/s)", measure: callCpu },
  lighthouse: { about: "scores for a simulated phone", measure: lighthouse },
  scale: { about: "10 s of calls with 2 to 49 others (160 × 90, 5 frames/s)", measure: scale },
  server: { about: "the LiveKit server's and the app's load (160 × 90, 5 frames/s)", measure: server },
  chat: { about: "a chat with 5,000 messages", measure: chat },
  people: { about: "a room with thousands of participants, simulated", measure: people },
}
const PARTS = ["token", ...Object.keys(BROWSER_PARTS)]

const { parts, ...options } = readOptions()
if (parts.includes("token")) {
  report("token", "requests per second, 10 connections", await token(options))
}
const browserParts = parts.flatMap((name) => {
  const part = BROWSER_PARTS[name]
  return part ? [{ name, ...part }] : []
})
if (browserParts.length > 0) {
  await withSetup(options, async (setup) => {
    for (const { name, about, measure } of browserParts) {
      report(name, about, await measure(setup), setup.browser.version())
    }
  })
}
// The publishers' native SDK keeps its threads.
process.exit(0)

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      against: { type: "string" },
      selectors: { type: "string", default: "bench/selectors/livekit-meet.json" },
      runs: { type: "string", default: "7" },
    },
  })
  const runs = Number(values.runs)
  if (!Number.isInteger(runs) || runs < 1) exitWith(`--runs must be a positive number, not ${values.runs}.`)
  const unknown = positionals.find((name) => !PARTS.includes(name))
  if (unknown) exitWith(`There is no part "${unknown}". The parts: ${PARTS.join(", ")}.`)
  const parts = positionals.length > 0 ? positionals : PARTS
  return { parts, against: values.against, selectors: values.selectors, runs }
}

function exitWith(message: string): never {
  console.error(message)
  process.exit(1)
}
