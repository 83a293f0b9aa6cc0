import type { ChildProcess } from "node:child_process"
import { createRequire } from "node:module"
import { setTimeout as wait } from "node:timers/promises"
import { spawnTree } from "../process-tree"

/** Starts Next.js with the terminal as its own, colours included. */
export function startNext(port: number, env: NodeJS.Dict<string>): ChildProcess {
  const bin = createRequire(import.meta.url).resolve("next/dist/bin/next")
  return spawnTree(process.execPath, [bin, "dev", "--port", String(port)], {
    env,
    stdio: ["ignore", "inherit", "inherit"],
  })
}

/** Resolves to the status of the start page, once there is one: that also compiles it. */
export async function untilPageAnswers(url: string, signal: AbortSignal): Promise<number> {
  for (;;) {
    const response = await fetch(url, { redirect: "manual", signal }).catch(() => undefined)
    if (response) {
      await response.body?.cancel()
      return response.status
    }
    await wait(50, undefined, { signal })
  }
}
