import type { ChildProcess } from "node:child_process"
import { createRequire } from "node:module"
import { networkInterfaces } from "node:os"
import { setTimeout as wait } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import nextEnv from "@next/env"
import { site } from "../lib/site"
import nextConfig from "../next.config"
import { CERTIFICATE_PATH, certificateFor, chooseLan, type Lan, startHttpsProxy } from "./dev/lan"
import { requireFree } from "./dev/port"
import { chooseServer, DevError, HELP, localEnv, readOptions, type ServerChoice } from "./dev/settings"
import { createSupervisor, type Supervisor } from "./dev/supervisor"
import { findLivekitServer, LivekitServerMissing } from "./sfu/find"
import { acceptsDevKey, answers, DEV_PORTS, isErrorLine, startLivekitServer, untilAnswers } from "./sfu/start"
import { spawnTree } from "./system/programs"
import { createProgress } from "./system/progress"

// `npm run dev`: Next.js, a local LiveKit server if none is configured, and HTTPS for phones with --lan.
const ROOT = fileURLToPath(new URL("..", import.meta.url))
const HTTPS_PORT = 3443
const SFU_URL = `http://localhost:${DEV_PORTS.http}`

const supervisor = createSupervisor()
try {
  const work = dev(supervisor)
  supervisor.waitFor(work)
  await work
} catch (error) {
  if (error instanceof DevError) await supervisor.end(1, error.message)
  // During shutdown, pending work fails because it was aborted.
  else if (!supervisor.signal.aborted)
    await supervisor.end(1, error instanceof Error ? error.stack : String(error))
}

async function dev(supervisor: Supervisor): Promise<void> {
  // Next.js loads the .env files itself, and reloads them when they change: it gets the environment without them.
  const shell = { ...process.env }
  const env = nextEnv.loadEnvConfig(ROOT, true, { info: () => {}, error: console.error }).combinedEnv
  const { port, verbose, ...options } = readOptions(process.argv.slice(2), env)
  if (options.help) return console.log(HELP)

  const lan = options.lan ? chooseLan(networkInterfaces(), options.host) : undefined
  const hint = "Stop that program, or choose another port: npm run dev -- -p 3001"
  await requireFree([{ port, protocol: "tcp", use: "the app", hint }])
  if (lan) await requireFree([{ port: HTTPS_PORT, protocol: "tcp", use: "HTTPS for phones" }])

  const server = chooseServer(env)
  if (server.note) console.log(server.note)
  const url = `http://localhost:${port}${nextConfig.env.APP_BASE_PATH}`
  const sfuOptions = { env, supervisor, lanAddress: lan?.address, webhookUrl: `${url}/api/webhook`, verbose }
  const sfu = server.kind === "local" ? await startLocalSfu(sfuOptions) : undefined
  if (sfu?.state === "missing") console.error(`\n${sfu.explanation}\n`)

  const next = startNext(port, {
    ...shell,
    ...(sfu && sfu.state !== "missing" && localEnv()),
    ...(sfu?.state === "missing" && { LOCAL_LIVEKIT_ERROR: sfu.explanation }),
    ...(lan && { ALLOWED_DEV_ORIGINS: lan.address }),
  })
  supervisor.add("Next.js", next)
  if (lan) {
    const certificate = await certificateFor(lan.address)
    await startHttpsProxy({ certificate, port: HTTPS_PORT, appPort: port, sfuPort: sfu && DEV_PORTS.http })
  }

  const [status] = await Promise.all([
    untilPageAnswers(url, supervisor.signal),
    sfu && "ready" in sfu ? sfu.ready : undefined,
  ])
  console.log(readyLine(url, status, server, sfu?.state))
  if (lan) console.log(lanLines(lan).join("\n"))
  if (status < 500) warmUp(url, supervisor.signal)
}

type LocalSfu =
  | { state: "started" | "found"; ready: Promise<void> }
  | { state: "missing"; explanation: string }

interface LocalSfuOptions {
  env: NodeJS.Dict<string>
  supervisor: Supervisor
  lanAddress?: string
  /** Webhook address of a server that is started here. One that is already running keeps its own settings. */
  webhookUrl: string
  verbose: boolean
}

/** Uses the LiveKit server that is already running, else starts one, else says why there is none. */
async function startLocalSfu(options: LocalSfuOptions): Promise<LocalSfu> {
  const { env, supervisor, lanAddress, webhookUrl, verbose } = options
  if (await acceptsDevKey(SFU_URL)) {
    if (lanAddress && !(await answers(`http://${lanAddress}:${DEV_PORTS.http}`))) {
      throw new DevError(
        `The LiveKit server on port ${DEV_PORTS.http} listens on this computer only. Stop it, then run this with --lan again.`,
      )
    }
    return { state: "found", ready: Promise.resolve() }
  }
  const use = "the local LiveKit server"
  const hint = "Stop that program, or set LIVEKIT_URL to use another LiveKit server."
  await requireFree([
    { port: DEV_PORTS.http, protocol: "tcp", use, hint },
    { port: DEV_PORTS.tcp, protocol: "tcp", use, hint },
    { port: DEV_PORTS.udp, protocol: "udp", use, hint },
  ])

  const progress = createProgress()
  try {
    const { path } = await findLivekitServer({ env, signal: supervisor.signal, onProgress: progress.report })
    progress.done()
    const onLine = (line: string) => {
      if (verbose || isErrorLine(line)) console.error(`[livekit] ${line}`)
    }
    const { child, lastLines } = startLivekitServer({ path, lanAddress, webhookUrl, onLine })
    // On SIGTERM it would wait until all participants have left.
    supervisor.add("The LiveKit server", child, { graceMs: 0, lastLines })
    return { state: "started", ready: untilAnswers(SFU_URL, supervisor.signal) }
  } catch (error) {
    progress.done()
    if (error instanceof LivekitServerMissing) return { state: "missing", explanation: error.message }
    throw error
  }
}

/** Starts Next.js on this terminal, so that it keeps its colours. */
function startNext(port: number, env: NodeJS.Dict<string>): ChildProcess {
  const bin = createRequire(import.meta.url).resolve("next/dist/bin/next")
  return spawnTree(process.execPath, [bin, "dev", "--port", String(port)], {
    env,
    stdio: ["ignore", "inherit", "inherit"],
  })
}

/** Compiles what opens from the start page, while its reader is still there. OPTIONS compiles the route, but mints no token. */
function warmUp(url: string, signal: AbortSignal): void {
  fetch(`${url}/rooms/demo`, { signal })
    .then((response) => response.body?.cancel())
    .then(() => fetch(`${url}/api/token`, { method: "OPTIONS", signal }))
    .catch(() => undefined)
}

/** Resolves to the status of the start page. The request also makes Next.js compile it. */
async function untilPageAnswers(url: string, signal: AbortSignal): Promise<number> {
  for (;;) {
    const response = await fetch(url, { redirect: "manual", signal }).catch(() => undefined)
    if (response) {
      await response.body?.cancel()
      return response.status
    }
    await wait(50, undefined, { signal })
  }
}

function readyLine(url: string, status: number, server: ServerChoice, state?: LocalSfu["state"]): string {
  const ready =
    status < 500 ? `${site.name} is ready:` : `${site.name} is running, but its start page answers ${status}:`
  const sources = {
    configured: "from LIVEKIT_URL",
    "token server": "from the token server of LIVEKIT_SANDBOX_ID",
    local:
      state === "found"
        ? "local, already running: it stops with the program that started it, and webhooks go there"
        : "local",
  }
  const livekit = state === "missing" ? "none, see above" : `${sources[server.kind]}, ${server.url}`
  return `\n${ready} ${url}  (LiveKit server: ${livekit})\n`
}

function lanLines(lan: Lan): string[] {
  const url = `https://${lan.address}:${HTTPS_PORT}`
  return [
    `On a phone on the same network: ${url}`,
    "The phone warns about the certificate, which this computer signed itself: continue anyway.",
    `If an iPhone still refuses to connect, open ${url}${CERTIFICATE_PATH}, install it, trust it in Settings > General > About > Certificate Trust Settings, and remove it afterwards; or use an HTTPS tunnel.`,
    ...(lan.others.length > 0 ? [`Wrong address? Others: --host ${lan.others.join(" or --host ")}`] : []),
    "",
  ]
}
