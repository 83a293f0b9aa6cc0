import { DevError } from "../dev/dev-error"
import { type Port, requireFree } from "../dev/port"
import { findOnPath, isExecutableFile } from "../find-on-path"
import { CACHE, cachedBinary } from "../sfu/cache"
import { takesDevKeys } from "../sfu/probe"
import { DEV_PORTS } from "../sfu/start"
import { type Finding, good, note, problem } from "./finding"

/** What `npm run dev` needs for a LiveKit server on this machine. */
export async function checkLocalLivekit(env: NodeJS.Dict<string>): Promise<Finding[]> {
  if (await takesDevKeys(`http://localhost:${DEV_PORTS.http}`)) {
    return [good("A LiveKit server for development is running on this machine.")]
  }
  const use = "the local LiveKit server"
  const hint = "Stop that program, or set LIVEKIT_URL to use another LiveKit server."
  const ports = [
    { port: DEV_PORTS.http, protocol: "tcp", use, hint },
    { port: DEV_PORTS.tcp, protocol: "tcp", use, hint },
    { port: DEV_PORTS.udp, protocol: "udp", use, hint },
  ] as const
  return [checkBinary(env), ...(await Promise.all(ports.map(checkPort)))]
}

/** Whether the app can have its port. One that answers as the app does is the app. */
export async function checkAppPort(port: number): Promise<Finding> {
  const isApp = await fetch(`http://localhost:${port}/api/health`, { signal: AbortSignal.timeout(2_000) })
    .then(async (response) => "livekit" in (await response.json()))
    .catch(() => false)
  if (isApp) return good(`The app is running on port ${port}.`)
  const hint = "Stop that program, or take another port: npm run dev -- -p 3001"
  return checkPort({ port, protocol: "tcp", use: "the app", hint })
}

async function checkPort(port: Port): Promise<Finding> {
  try {
    await requireFree([port])
    return good(`Port ${port.port}${port.protocol === "udp" ? " (UDP)" : ""} is free for ${port.use}.`)
  } catch (error) {
    if (!(error instanceof DevError)) throw error
    const says = port.hint ? error.message.replace(` ${port.hint}`, "") : error.message
    return problem(says, port.hint ?? "Stop that program.")
  }
}

function checkBinary(env: NodeJS.Dict<string>): Finding {
  const chosen = env.LIVEKIT_SERVER_BIN
  if (chosen && !isExecutableFile(chosen)) {
    return problem("LIVEKIT_SERVER_BIN names no program.", "Correct the path, or take the variable out.")
  }
  const path =
    chosen ??
    findOnPath("livekit-server", { env }) ??
    [cachedBinary(CACHE)].find((cached) => isExecutableFile(cached))
  return path
    ? good(`LiveKit server: ${path}`)
    : note("There is no LiveKit server on this machine yet.", "The first `npm run dev` gets one.")
}
