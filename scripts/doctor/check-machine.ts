import config from "../../next.config"
import { type Port, requireFree } from "../dev/port"
import { DevError } from "../dev/settings"
import { cachedServer } from "../sfu/find"
import { acceptsDevKey, DEV_PORTS } from "../sfu/start"
import { findOnPath, isExecutableFile } from "../system/programs"
import { type Finding, good, note, problem } from "./finding"

// What `npm run dev` needs on this machine.

/**
 * Checks the version of Node.js.
 * @param version as in `process.versions.node`
 * @param engines of package.json: `>=` and a version
 */
export function checkNode(version: string, engines: string): Finding {
  const fits = engines.split(" || ").some((range) => {
    const minimum = range.replace(/^\D+/, "")
    const isOtherMajor = range.startsWith("^") && minimum.split(".")[0] !== version.split(".")[0]
    return !isOtherMajor && compareVersions(version, minimum) >= 0
  })
  if (fits) return good(`Node.js ${version}.`)
  return problem(
    `Node.js ${version} doesn't fit: this project needs ${engines}.`,
    "Install the current LTS version from https://nodejs.org or with your version manager.",
  )
}

function compareVersions(left: string, right: string): number {
  const [major = 0, minor = 0] = left.split(".").map(Number)
  const [otherMajor = 0, otherMinor = 0] = right.split(".").map(Number)
  return major - otherMajor || minor - otherMinor
}

/** Checks that the app's port is free, or that the app itself is using it. */
export async function checkAppPort(port: number): Promise<Finding> {
  const isApp = await fetch(`http://localhost:${port}${config.env.APP_BASE_PATH}/api/health`, {
    signal: AbortSignal.timeout(2_000),
  })
    .then(async (response) => "livekit" in (await response.json()))
    .catch(() => false)
  if (isApp) return good(`The app is running on port ${port}.`)
  const hint = "Stop that program, or choose another port: npm run dev -- -p 3001"
  return checkPort({ port, protocol: "tcp", use: "the app", hint })
}

/** Checks the local LiveKit server: running, or its binary and ports. */
export async function checkLocalServer(env: NodeJS.Dict<string>): Promise<Finding[]> {
  if (await acceptsDevKey(`http://localhost:${DEV_PORTS.http}`)) {
    return [good("A local LiveKit server is running.")]
  }
  const use = "the local LiveKit server"
  const hint = "Stop that program, or set LIVEKIT_URL to use another LiveKit server."
  const ports: Port[] = [
    { port: DEV_PORTS.http, protocol: "tcp", use, hint },
    { port: DEV_PORTS.tcp, protocol: "tcp", use, hint },
    { port: DEV_PORTS.udp, protocol: "udp", use, hint },
  ]
  return [checkBinary(env), ...(await Promise.all(ports.map(checkPort)))]
}

async function checkPort(port: Port): Promise<Finding> {
  try {
    await requireFree([port])
    return good(`Port ${port.port}${port.protocol === "udp" ? " (UDP)" : ""} is free for ${port.use}.`)
  } catch (error) {
    if (!(error instanceof DevError)) throw error
    const text = port.hint ? error.message.replace(` ${port.hint}`, "") : error.message
    return problem(text, port.hint ?? "Stop that program.")
  }
}

function checkBinary(env: NodeJS.Dict<string>): Finding {
  const chosen = env.LIVEKIT_SERVER_BIN
  if (chosen && !isExecutableFile(chosen)) {
    return problem("LIVEKIT_SERVER_BIN is not the path of a program.", "Correct the path, or unset it.")
  }
  const path =
    chosen ?? findOnPath("livekit-server", { env }) ?? [cachedServer()].find((file) => isExecutableFile(file))
  return path
    ? good(`LiveKit server: ${path}`)
    : note("No LiveKit server is installed yet.", "The first `npm run dev` installs one.")
}
