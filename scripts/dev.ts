import { networkInterfaces } from "node:os"
import { fileURLToPath } from "node:url"
import nextEnv from "@next/env"
import { certificateFor } from "./dev/certificate"
import { DevError } from "./dev/dev-error"
import { startFront } from "./dev/front"
import { chooseLan } from "./dev/lan"
import { lanLines, readyLine } from "./dev/lines"
import { localSfu } from "./dev/local-sfu"
import { startNext, untilPageAnswers } from "./dev/next"
import { HELP, readOptions } from "./dev/options"
import { localEnv, planFor } from "./dev/plan"
import { requireFree } from "./dev/port"
import { createSupervisor, type Supervisor } from "./dev/supervisor"
import { DEV_PORTS } from "./sfu/start"

const ROOT = fileURLToPath(new URL("..", import.meta.url))
const FRONT_PORT = 3443

async function dev(supervisor: Supervisor): Promise<void> {
  // Next.js reads the .env files itself, and again when they change: it gets the environment without them.
  const shell = { ...process.env }
  const env = nextEnv.loadEnvConfig(ROOT, true, { info: () => {}, error: console.error }).combinedEnv
  const { port, verbose, ...options } = readOptions(process.argv.slice(2), env)
  if (options.help) return console.log(HELP)

  const lan = options.lan ? chooseLan(networkInterfaces(), options.host) : undefined
  await requireFree([
    {
      port,
      protocol: "tcp",
      use: "the app",
      hint: "Stop that program, or take another: npm run dev -- -p 3001",
    },
    ...(lan ? [{ port: FRONT_PORT, protocol: "tcp" as const, use: "HTTPS for phones" }] : []),
  ])

  const plan = planFor(env)
  if (plan.note) console.log(plan.note)
  const url = `http://localhost:${port}`
  const local = { env, supervisor, lanAddress: lan?.address, webhookUrl: `${url}/api/webhook`, verbose }
  const sfu = plan.kind === "local" ? await localSfu(local) : undefined
  if (sfu?.state === "missing") console.error(`\n${sfu.explanation}\n`)

  const next = startNext(port, {
    ...shell,
    ...(sfu && sfu.state !== "missing" && localEnv()),
    ...(sfu?.state === "missing" && { LOCAL_LIVEKIT_ERROR: sfu.explanation }),
    ...(lan && { ALLOWED_DEV_ORIGINS: lan.address }),
  })
  supervisor.own("Next.js", next)
  if (lan) {
    const certificate = await certificateFor(lan.address)
    await startFront({ certificate, port: FRONT_PORT, appPort: port, sfuPort: sfu && DEV_PORTS.http })
  }

  const [status] = await Promise.all([
    untilPageAnswers(url, supervisor.signal),
    sfu && "ready" in sfu ? sfu.ready : undefined,
  ])
  console.log(readyLine(url, status, plan, sfu?.state))
  if (lan) console.log(lanLines(lan, FRONT_PORT).join("\n"))
}

const supervisor = createSupervisor()
try {
  const work = dev(supervisor)
  supervisor.waitFor(work)
  await work
} catch (error) {
  if (error instanceof DevError) await supervisor.end(1, error.message)
  // What was under way when the end began fails for that reason.
  else if (!supervisor.signal.aborted)
    await supervisor.end(1, error instanceof Error ? error.stack : String(error))
}
