import { randomUUID } from "node:crypto"
import { cpus } from "node:os"
import { setTimeout as wait } from "node:timers/promises"
import { Collected } from "./collected"
import { loopback } from "./loopback"
import type { Finding, Stage } from "./part"
import { processCost } from "./process-cost"
import { startPublishers, TINY } from "./publishers"

const SECONDS = 10
/** Connections are up and streams flow by then, in milliseconds. */
const SETTLE = 5000
const TOKENS = 5000
const AT_A_TIME = 10

/** How many send in a room, and how many of them also receive everybody else. */
const ROOMS = [
  { senders: 9, receive: true },
  { senders: 16, receive: true },
  { senders: 25, receive: true },
  { senders: 49, receive: false },
]

/** What the servers of a call take: LiveKit's, as a room grows, and the app's own. */
export async function server(stage: Stage): Promise<Finding[]> {
  const [subject] = stage.subjects
  if (!subject) return []
  const collected = new Collected([subject])
  const note = (what: string, unit: string, value: number) => collected.add(subject, what, unit, value)
  note("app, after its start: memory", "MB", processCost(stage.app.pid).memory)
  await askForTokens(subject.url)
  note(`app, after ${TOKENS} tokens: memory`, "MB", processCost(stage.app.pid).memory)

  for (const { senders, receive } of ROOMS) {
    const stop = await startPublishers(stage.sfu, `bench-${randomUUID()}`, senders, TINY, { receive })
    await wait(SETTLE)
    const before = { sfu: processCost(stage.sfu.pid), network: loopback(), ours: process.cpuUsage() }
    await wait(SECONDS * 1000)
    const after = {
      sfu: processCost(stage.sfu.pid),
      network: loopback(),
      ours: process.cpuUsage(before.ours),
    }
    await stop()

    const of = (what: string) =>
      `${senders} send, ${receive ? "each receives all" : "nobody receives"}: ${what}`
    note(of("streams out"), "number", receive ? senders * (senders - 1) : 0)
    note(of("LiveKit's server"), "CPU %", ((after.sfu.cpu - before.sfu.cpu) / SECONDS) * 100)
    note(of("LiveKit's server, memory"), "MB", after.sfu.memory)
    note(of("senders and receivers"), "CPU %", (after.ours.user + after.ours.system) / 1e4 / SECONDS)
    if (!before.network || !after.network) continue
    note(
      of("network, in and out"),
      "Mbit/s",
      ((after.network.bytes - before.network.bytes) * 8) / 1e6 / SECONDS,
    )
    note(of("network, in and out"), "packets/s", (after.network.packets - before.network.packets) / SECONDS)
  }
  note("processors of the machine", "CPU %", cpus().length * 100)
  return collected.findings()
}

async function askForTokens(url: string): Promise<void> {
  const ask = async () => {
    for (let asked = 0; asked < TOKENS / AT_A_TIME; asked++) {
      const response = await fetch(`${url}/api/token`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: "{}",
      })
      if (response.status !== 201) throw new Error(`The token endpoint answered ${response.status}.`)
      await response.arrayBuffer()
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, ask))
}
