import { findLivekitServer } from "../livekit-server"
import { createProgress } from "../progress"
import { isWorthKnowing } from "../sfu/log"
import { LivekitServerMissing } from "../sfu/missing"
import { answers, takesDevKeys, untilAnswers } from "../sfu/probe"
import { DEV_PORTS, startLivekitServer } from "../sfu/start"
import { DevError } from "./dev-error"
import { requireFree } from "./port"
import type { Supervisor } from "./supervisor"

export type LocalSfu =
  | { state: "started" | "found"; ready: Promise<void> }
  | { state: "missing"; explanation: string }

interface Options {
  env: NodeJS.Dict<string>
  supervisor: Supervisor
  lanAddress?: string
  /** Where a server that is started here reports its rooms' events. One that runs already keeps its own settings. */
  webhookUrl: string
  verbose: boolean
}

const HTTP = `http://localhost:${DEV_PORTS.http}`
const HINT = "Stop that program, or set LIVEKIT_URL to use another LiveKit server."

/** The local LiveKit server: one that is running already, a new one, or the reason why there is none. */
export async function localSfu(options: Options): Promise<LocalSfu> {
  const { env, supervisor, lanAddress, webhookUrl, verbose } = options
  if (await takesDevKeys(HTTP)) {
    if (lanAddress && !(await answers(`http://${lanAddress}:${DEV_PORTS.http}`))) {
      throw new DevError(
        "The LiveKit server on port 7880 serves this computer only. Stop it, then start --lan again.",
      )
    }
    return { state: "found", ready: Promise.resolve() }
  }
  await requireFree([
    { port: DEV_PORTS.http, protocol: "tcp", use: "the local LiveKit server", hint: HINT },
    { port: DEV_PORTS.tcp, protocol: "tcp", use: "the local LiveKit server", hint: HINT },
    { port: DEV_PORTS.udp, protocol: "udp", use: "the local LiveKit server", hint: HINT },
  ])

  const progress = createProgress()
  try {
    const { path } = await findLivekitServer({ env, signal: supervisor.signal, onProgress: progress.report })
    progress.done()
    const onLine = (line: string) => {
      if (verbose || isWorthKnowing(line)) console.error(`[livekit] ${line}`)
    }
    const { child, lastLines } = startLivekitServer({ path, lanAddress, webhookUrl, onLine })
    // It waits for people to leave when it is asked to stop. Here it has nothing to lose.
    supervisor.own("The LiveKit server", child, { graceMs: 0, lastLines })
    return { state: "started", ready: untilAnswers(HTTP, supervisor.signal) }
  } catch (error) {
    progress.done()
    if (error instanceof LivekitServerMissing) return { state: "missing", explanation: error.message }
    throw error
  }
}
