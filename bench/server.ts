import { randomUUID } from "node:crypto"
import { cpus } from "node:os"
import { setTimeout as wait } from "node:timers/promises"
import { loopbackTraffic, measureProcess } from "./load"
import { startPublishers, TINY } from "./publishers"
import { Recorder, type Result } from "./report"
import type { Setup } from "./setup"

const SECONDS = 10
/** After this time all connections are up and all streams flow. */
const CONNECT_MS = 5000
const TOKENS = 5000
const PARALLEL_REQUESTS = 10

/** The number of publishers in each room, and whether each of them also receives the others. */
const ROOMS = [
  { senders: 9, receive: true },
  { senders: 16, receive: true },
  { senders: 25, receive: true },
  { senders: 49, receive: false },
]

/** The load of the LiveKit server as a room grows, and the app's own. */
export async function server(setup: Setup): Promise<Result[]> {
  const [app] = setup.apps
  if (!app) return []
  const recorder = new Recorder()
  const record = (what: string, unit: string, value: number) => recorder.add(app.name, what, unit, value)
  record("app after its start: memory", "MB", measureProcess(setup.appPid).memory)
  await requestTokens(app.url)
  record(`app after ${TOKENS} tokens: memory`, "MB", measureProcess(setup.appPid).memory)

  for (const { senders, receive } of ROOMS) {
    const stop = await startPublishers(setup.sfu, `bench-${randomUUID()}`, senders, TINY, { receive })
    await wait(CONNECT_MS)
    const sample = () => ({
      sfu: measureProcess(setup.sfu.pid),
      network: loopbackTraffic(),
      clients: process.cpuUsage(),
    })
    const before = sample()
    await wait(SECONDS * 1000)
    const after = sample()
    await stop()

    const name = `${senders} send, ${receive ? "each receives all" : "none receives"}`
    const cpuOf = ({ clients }: typeof before) => clients.user + clients.system
    record(`${name}: streams out`, "number", receive ? senders * (senders - 1) : 0)
    record(`${name}: LiveKit server`, "CPU %", ((after.sfu.cpu - before.sfu.cpu) / SECONDS) * 100)
    record(`${name}: LiveKit server, memory`, "MB", after.sfu.memory)
    record(`${name}: senders and receivers`, "CPU %", (cpuOf(after) - cpuOf(before)) / 1e4 / SECONDS)
    if (!before.network || !after.network) continue
    const bits = (after.network.bytes - before.network.bytes) * 8
    const packets = after.network.packets - before.network.packets
    record(`${name}: network, in and out`, "Mbit/s", bits / 1e6 / SECONDS)
    record(`${name}: network, in and out`, "packets/s", packets / SECONDS)
  }
  record("processors of the machine", "CPU %", cpus().length * 100)
  return recorder.results()
}

async function requestTokens(url: string): Promise<void> {
  const requestInTurn = async () => {
    for (let count = 0; count < TOKENS / PARALLEL_REQUESTS; count++) {
      const response = await fetch(`${url}/api/token`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: "{}",
      })
      if (response.status !== 201) throw new Error(`The token endpoint answered ${response.status}.`)
      await response.arrayBuffer()
    }
  }
  await Promise.all(Array.from({ length: PARALLEL_REQUESTS }, requestInTurn))
}
