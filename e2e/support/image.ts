import { execFile, spawn } from "node:child_process"
import { once } from "node:events"
import { cp, readdir, readFile, rm } from "node:fs/promises"
import { basename, dirname, join } from "node:path"
import { promisify } from "node:util"
import { buildCopy } from "./build-copy"
import { freePort } from "./free-port"

/**
 * Lays the image's files out in `folder` as the Dockerfile's COPY lines say, from a build with these variables.
 * @returns where the image's /app is: built inside this project, Next keeps the path from its top to the copy
 */
export async function layOutImage(folder: string, env: Record<string, string>): Promise<string> {
  const built = await buildCopy("standalone", { BUILD_STANDALONE: "1", ...env })
  const standalone = join(built, ".next/standalone")
  const paths = await readdir(standalone, { recursive: true })
  const server = paths.find((path) => basename(path) === "server.js" && !path.includes("node_modules"))
  if (server === undefined) throw new Error("The build has no server.js.")
  await cp(standalone, folder, { recursive: true })
  const home = join(folder, dirname(server))
  const dockerfile = await readFile("Dockerfile", "utf8")
  for (const [, from = "", to = ""] of dockerfile.matchAll(/^COPY --from=build \/app\/(\S+) (\S+)$/gm)) {
    if (from !== ".next/standalone") await cp(join(built, from), join(home, to), { recursive: true })
  }
  for (const [, files = "", to = ""] of dockerfile.matchAll(/^COPY (docker\/.+) (\S+)$/gm)) {
    for (const file of files.split(" ")) await cp(file, join(home, to, basename(file)))
  }
  await rm(built, { recursive: true })
  return home
}

/** Starts what the image starts, with its variables and these, on a free port. */
export async function startImage(home: string, env: Record<string, string>) {
  const port = await freePort()
  const dockerfile = await readFile("Dockerfile", "utf8")
  const set = /^ENV (NODE_ENV=.+)$/m.exec(dockerfile)?.[1]?.split(" ") ?? []
  const variables = {
    PATH: process.env.PATH ?? "",
    ...(Object.fromEntries(set.map((pair) => pair.split("="))) as { NODE_ENV: "production" }),
    PORT: String(port),
    ...env,
  }
  const [command = "", ...args] = JSON.parse(/^CMD (.+)$/m.exec(dockerfile)?.[1] ?? "[]")
  const [healthCommand = "", ...healthArgs] = JSON.parse(
    /^HEALTHCHECK .* CMD (.+)$/m.exec(dockerfile)?.[1] ?? "[]",
  )
  const child = spawn(command, args, { cwd: home, env: variables, stdio: "pipe" })
  process.once("exit", () => child.kill("SIGKILL"))
  let log = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      log += chunk
    })
  }
  return {
    url: `http://localhost:${port}`,
    log: () => log,
    isHealthy: () =>
      promisify(execFile)(healthCommand, healthArgs, { cwd: home, env: variables }).then(
        () => true,
        () => false,
      ),
    /** As `docker stop` does it. @returns the exit code, or null where a signal ended it */
    stop: async (): Promise<number | null> => {
      const gone = once(child, "exit")
      if (child.exitCode !== null) return child.exitCode
      child.kill("SIGTERM")
      const timer = setTimeout(() => child.kill("SIGKILL"), 10_000)
      const [code] = await gone
      clearTimeout(timer)
      return code
    },
  }
}
