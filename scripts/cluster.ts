import { startCluster } from "../e2e/support/cluster"
import { findLivekitServer } from "./sfu/find"
import { DEV_KEY, DEV_SECRET } from "./sfu/version"
import { ended, killTree, spawnTree } from "./system/programs"
import { createProgress } from "./system/progress"

// `npm run cluster`: two LiveKit servers and the Redis that joins them, on this machine (docs/scale.md).
const REDIS_PORT = 6390
const NODES = [
  { http: 7900, tcp: 7901, udp: 7902 },
  { http: 7910, tcp: 7911, udp: 7912 },
]

const progress = createProgress()
const { path } = await findLivekitServer({ onProgress: progress.report })
progress.done()

const redis = spawnTree(
  "redis-server",
  ["--port", String(REDIS_PORT), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
  { stdio: ["ignore", "pipe", "inherit"] },
)
const running = [redis]
const stop = async (code: number) => {
  await Promise.all(running.map((child) => killTree(child, 500)))
  process.exit(code)
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => void stop(130))
redis.once("error", () => {
  console.error("redis-server is not installed: `apt install redis-server` or `brew install redis`.")
  void stop(1)
})
void ended(redis).then((how) => {
  console.error(`Redis ended (${how}).`)
  void stop(1)
})

try {
  // A node that can't reach Redis exits.
  await new Promise<void>((resolve) => {
    redis.stdout?.on("data", (chunk: Buffer) => {
      if (String(chunk).includes("Ready to accept connections")) resolve()
    })
  })
  const start: typeof spawnTree = (...args) => {
    const child = spawnTree(...args)
    running.push(child)
    return child
  }
  const nodes = await startCluster({ path, redis: `127.0.0.1:${REDIS_PORT}`, nodes: NODES, start })
  console.log("A cluster of two LiveKit servers is running. Start an instance of the app for each:\n")
  for (const [index, { url, child, lastLines }] of nodes.entries()) {
    const variables = `LIVEKIT_URL=${url} LIVEKIT_API_KEY=${DEV_KEY} LIVEKIT_API_SECRET=${DEV_SECRET}`
    console.log(`  ${variables} npx next start -p ${3001 + index}`)
    void ended(child).then((how) => {
      console.error(`${url} ended (${how}).\n${lastLines().join("\n")}`)
      void stop(1)
    })
  }
  console.log("\nPress Ctrl-C to stop it.")
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  await stop(1)
}
