import "./production"
import { bundle } from "./bundle"
import { callCpu } from "./call-cpu"
import { chat } from "./chat"
import { firstFrame } from "./first-frame"
import { lighthouse } from "./lighthouse"
import { parseOptions } from "./options"
import type { Finding, Stage } from "./part"
import { people } from "./people"
import { report } from "./report"
import { scale } from "./scale"
import { server } from "./server"
import { run as token } from "./token"
import { withStage } from "./with-stage"

/** What is measured with pages, by name. To add a part, add a line. */
const pageParts: Record<string, { about: string; measure: (stage: Stage) => Promise<Finding[]> }> = {
  bundle: { about: "JavaScript as transferred, into an empty browser", measure: bundle },
  "first-frame": { about: "until the first picture of somebody else is shown", measure: firstFrame },
  "call-cpu": { about: "15 s of a call with 4 others (640 × 360, 30 frames a second)", measure: callCpu },
  lighthouse: { about: "scores for a simulated phone", measure: lighthouse },
  scale: { about: "10 s of calls of many sizes (160 × 90, 5 frames a second)", measure: scale },
  server: {
    about: "what calls take of LiveKit's server and of the app's (160 × 90, 5 frames a second)",
    measure: server,
  },
  chat: { about: "a chat of 5,000 messages", measure: chat },
  people: { about: "a room that thousands are in, as the server's answer tells it", measure: people },
}
const names = ["token", ...Object.keys(pageParts)]

const options = parseOptions(process.argv.slice(2))
const unknown = options.parts.find((name) => !names.includes(name))
if (unknown !== undefined) {
  console.error(`There is no part called ${unknown}. There are: ${names.join(", ")}.`)
  process.exit(1)
}
const chosen = options.parts.length > 0 ? options.parts : names
if (chosen.includes("token")) await token()
const chosenPages = chosen.flatMap((name) => (pageParts[name] ? [{ name, ...pageParts[name] }] : []))
if (chosenPages.length > 0) {
  await withStage(options, async (stage) => {
    for (const { name, about, measure } of chosenPages) {
      report(name, about, await measure(stage), stage.browser.version())
    }
  })
}
// The native SDK of the publishers keeps threads.
process.exit(0)
