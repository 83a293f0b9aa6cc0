import { once } from "node:events"
import { findLivekitServer } from "../../scripts/livekit-server"
import { untilAnswers } from "../../scripts/sfu/probe"
import { startLivekitServer } from "../../scripts/sfu/start"
import { type AppServer, startApp } from "./app-server"
import { freePort } from "./free-port"

/** A LiveKit server and an app of a test's own, each of which knows where the other is. */
export type ReportingSfu = { app: AppServer; stop: () => Promise<void> }

/** Starts both: the server reports what happens in its rooms to the app's webhook. */
export async function startReportingSfu(): Promise<ReportingSfu> {
  const ports = { http: await freePort(), tcp: await freePort(), udp: await freePort() }
  const app = await startApp({
    LIVEKIT_URL: `ws://localhost:${ports.http}`,
    LIVEKIT_API_KEY: "devkey",
    LIVEKIT_API_SECRET: "secret",
  })
  const { path } = await findLivekitServer()
  const { child } = startLivekitServer({ path, ports, webhookUrl: `${app.url}/api/webhook` })
  const kill = () => child.kill("SIGKILL")
  process.once("exit", kill)
  await untilAnswers(`http://localhost:${ports.http}`, AbortSignal.timeout(10_000))
  return {
    app,
    stop: async () => {
      process.off("exit", kill)
      const gone = once(child, "exit")
      kill()
      await gone
      await app.stop()
    },
  }
}
