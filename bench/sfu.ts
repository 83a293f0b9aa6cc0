import { spawn } from "node:child_process"
import { findLivekitServer } from "../scripts/livekit-server"
import { untilAnswers } from "../scripts/sfu/probe"
import { startLivekitServer } from "../scripts/sfu/start"
import { DEV_KEY, DEV_SECRET } from "../scripts/sfu/version"
import type { Sfu } from "./part"

/** Where another app that is measured beside ours has to look for LiveKit. */
const PORTS = { http: 7870, tcp: 7871, udp: 7872 }

/** A LiveKit server for the measuring alone. */
export async function startSfu(): Promise<Sfu & { stop: () => void }> {
  const { path } = await findLivekitServer()
  const { child, lastLines } = startLivekitServer({
    path,
    ports: PORTS,
    start: (command, args, options) =>
      spawn(command, args, { ...options, env: options?.env as NodeJS.ProcessEnv }),
  })
  process.once("exit", () => child.kill("SIGKILL"))
  const ended = new AbortController()
  child.once("exit", () => ended.abort(new Error(`LiveKit's server ended:\n${lastLines().join("\n")}`)))
  await untilAnswers(`http://localhost:${PORTS.http}`, ended.signal)
  return {
    url: `ws://localhost:${PORTS.http}`,
    key: DEV_KEY,
    secret: DEV_SECRET,
    pid: child.pid ?? 0,
    stop: () => void child.kill("SIGKILL"),
  }
}
