import { execFile, spawn } from "node:child_process"
import { once } from "node:events"
import { cp, readdir, readFile, rm } from "node:fs/promises"
import { basename, dirname, join } from "node:path"
import { promisify } from "node:util"
import { buildCopy, collectOutput } from "./app-server"
import { freePort } from "./servers"

const STOP_TIMEOUT_MS = 10_000

/**
 * Assembles the image's files in `folder` by the Dockerfile's COPY instructions, from a build with these variables.
 * @returns the directory that is /app in the image: Next keeps the path from the project's root to the copy
 */
export async function assembleImage(folder: string, env: Record<string, string>): Promise<string> {
  const build = await buildCopy("standalone", { BUILD_STANDALONE: "1", ...env })
  const standalone = join(build, ".next/standalone")
  const paths = await readdir(standalone, { recursive: true })
  const server = paths.find((path) => basename(path) === "server.js" && !path.includes("node_modules"))
  if (server === undefined) throw new Error("The build has no server.js.")
  await cp(standalone, folder, { recursive: true })
  const appDirectory = join(folder, dirname(server))
  const dockerfile = await readFile("Dockerfile", "utf8")
  for (const [, from = "", to = ""] of dockerfile.matchAll(/^COPY --from=build \/app\/(\S+) (\S+)$/gm)) {
    if (from !== ".next/standalone") await cp(join(build, from), join(appDirectory, to), { recursive: true })
  }
  for (const [, files = "", to = ""] of dockerfile.matchAll(/^COPY (docker\/.+) (\S+)$/gm)) {
    for (const file of files.split(" ")) await cp(file, join(appDirectory, to, basename(file)))
  }
  await rm(build, { recursive: true })
  return appDirectory
}

/** Runs the Dockerfile's CMD on a free port, with the image's variables and these. */
export async function startImage(appDirectory: string, env: Record<string, string>) {
  const port = await freePort()
  const dockerfile = await readFile("Dockerfile", "utf8")
  const imageEnv = /^ENV (NODE_ENV=.+)$/m.exec(dockerfile)?.[1]?.split(" ") ?? []
  const variables = {
    PATH: process.env.PATH ?? "",
    ...(Object.fromEntries(imageEnv.map((pair) => pair.split("="))) as { NODE_ENV: "production" }),
    PORT: String(port),
    ...env,
  }
  const [command = "", ...args] = JSON.parse(/^CMD (.+)$/m.exec(dockerfile)?.[1] ?? "[]")
  const [healthCommand = "", ...healthArgs] = JSON.parse(
    /^HEALTHCHECK .* CMD (.+)$/m.exec(dockerfile)?.[1] ?? "[]",
  )
  const child = spawn(command, args, { cwd: appDirectory, env: variables, stdio: "pipe" })
  process.once("exit", () => child.kill("SIGKILL"))
  return {
    url: `http://localhost:${port}`,
    log: collectOutput(child),
    /** Runs the Dockerfile's HEALTHCHECK. */
    isHealthy: () =>
      promisify(execFile)(healthCommand, healthArgs, { cwd: appDirectory, env: variables }).then(
        () => true,
        () => false,
      ),
    /**
     * Stops the process as `docker stop` does.
     * @returns the exit code, or null if a signal ended the process
     */
    stop: async (): Promise<number | null> => {
      const exited = once(child, "exit")
      if (child.exitCode !== null) return child.exitCode
      child.kill("SIGTERM")
      const timer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS)
      const [code] = await exited
      clearTimeout(timer)
      return code
    },
  }
}
