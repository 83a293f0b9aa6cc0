import { once } from "node:events"
import { createInterface } from "node:readline"
import { AGENT_FOLDER } from "../../scripts/agent/install"
import { killTree, spawnTree } from "../../scripts/process-tree"

/**
 * Starts the example agent, which `npm run e2e` has installed, and waits until the LiveKit server knows it.
 * @returns the way to end it
 */
export async function startAgentWorker(livekitUrl: string): Promise<() => Promise<void>> {
  const child = spawnTree(process.execPath, ["--import", "tsx", "agent.ts", "dev", "--log-level", "info"], {
    cwd: AGENT_FOLDER,
    env: {
      PATH: process.env.PATH,
      LIVEKIT_URL: livekitUrl,
      LIVEKIT_API_KEY: "devkey",
      LIVEKIT_API_SECRET: "secret",
      AGENT_NAME: "greeter",
      PORT: "7893",
    },
    stdio: ["ignore", "pipe", "pipe"],
  })
  // Should this process be killed in the middle of a test, the worker goes with it.
  const kill = () => void killTree(child, 0)
  process.once("exit", kill)

  const lines: string[] = []
  const registered = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      createInterface(stream).on("line", (line) => {
        lines.push(line)
        if (line.includes("registered worker")) resolve()
      })
    }
  })
  const failed = once(child, "exit").then(([code]) => {
    throw new Error(`The agent ended with ${code}. It printed:\n${lines.join("\n")}`)
  })
  await Promise.race([registered, failed])
  failed.catch(() => {})
  return async () => {
    process.off("exit", kill)
    await killTree(child)
  }
}
