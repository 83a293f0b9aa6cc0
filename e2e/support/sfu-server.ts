import { once } from "node:events"
import { RoomServiceClient } from "livekit-server-sdk"
import { findLivekitServer } from "../../scripts/sfu/find"
import { startLivekitServer, untilAnswers } from "../../scripts/sfu/start"
import { type AppServer, startApp } from "./app-server"
import { freePort } from "./servers"

/** The LiveKit server that playwright.config.ts starts. */
export const SFU_URL = "ws://localhost:7890"
export const API_KEY = "devkey"
export const API_SECRET = "secret"

/** Returns the environment variables for an app that uses a LiveKit server of these tests. */
export function livekitEnv(url: string) {
  return { LIVEKIT_URL: url, LIVEKIT_API_KEY: API_KEY, LIVEKIT_API_SECRET: API_SECRET }
}

/** LiveKit's server API on the server at `SFU_URL`. */
export const roomService = new RoomServiceClient(SFU_URL.replace("ws", "http"), API_KEY, API_SECRET)

/** Starts an app and a LiveKit server that sends its webhooks to the app. */
export async function startSfuWithWebhooks(): Promise<{ app: AppServer; stop: () => Promise<void> }> {
  const ports = { http: await freePort(), tcp: await freePort(), udp: await freePort() }
  const app = await startApp(livekitEnv(`ws://localhost:${ports.http}`))
  const { path } = await findLivekitServer()
  const { child } = startLivekitServer({ path, ports, webhookUrl: `${app.url}/api/webhook` })
  const kill = () => child.kill("SIGKILL")
  process.once("exit", kill)
  await untilAnswers(`http://localhost:${ports.http}`, AbortSignal.timeout(10_000))
  return {
    app,
    stop: async () => {
      process.off("exit", kill)
      const exited = once(child, "exit")
      kill()
      await exited
      await app.stop()
    },
  }
}
