import { spawn } from "node:child_process"
import { cp, mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const HOST = fileURLToPath(new URL("./function-host.mjs", import.meta.url))

export type RunningFunction = { url: string; stop: () => Promise<void> }

/**
 * Starts one function of the output, away from the project, so that it can use nothing but its own files.
 * @param path of the folder that ends in `.func`
 * @param env its only variables, besides those that Vercel sets
 */
export async function startFunction(path: string, env: Record<string, string>): Promise<RunningFunction> {
  const folder = await mkdtemp(join(tmpdir(), "greenroom-function-"))
  // Functions with the same content are links to one.
  await cp(path, folder, { recursive: true, dereference: true })
  const { handler } = JSON.parse(await readFile(join(folder, ".vc-config.json"), "utf8"))
  const child = spawn(process.execPath, [HOST, join(folder, handler)], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", VERCEL: "1", ...env },
  })
  const kill = () => child.kill("SIGKILL")
  process.once("exit", kill)
  let log = ""
  const port = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        log += chunk
        const [, port] = /^listening on (\d+)$/m.exec(log) ?? []
        if (port) resolve(port)
      })
    }
    child.once("exit", (code) => reject(new Error(`The function ended with ${code}:\n${log}`)))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      process.off("exit", kill)
      child.removeAllListeners("exit")
      kill()
      await rm(folder, { recursive: true })
    },
  }
}
