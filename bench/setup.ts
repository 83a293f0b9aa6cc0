import { spawn } from "node:child_process"
import { readFileSync } from "node:fs"
import { type Browser, chromium } from "@playwright/test"
import { z } from "zod"
import { startApp } from "../e2e/support/app-server"
import { requireBrowser } from "../scripts/install/browser"
import { findLivekitServer } from "../scripts/sfu/find"
import { startLivekitServer, untilAnswers } from "../scripts/sfu/start"
import { DEV_KEY, DEV_SECRET } from "../scripts/sfu/version"

/** Another app that is measured beside ours has to use this LiveKit server. */
const SFU_PORTS = { http: 7870, tcp: 7871, udp: 7872 }

export type Options = {
  /** URL of another running app to measure beside ours, and the file that describes it. */
  against: string | undefined
  selectors: string
  runs: number
}

/** What is running while a part measures: a browser, and the apps (ours first), which share one LiveKit server. */
export type Setup = { browser: Browser; apps: App[]; sfu: Sfu; appPid: number; runs: number }

/** Starts everything, passes it to `use`, and stops it. */
export async function withSetup<T>(options: Options, use: (setup: Setup) => Promise<T>): Promise<T> {
  const sfu = await startSfu()
  const server = await startApp({
    LIVEKIT_URL: sfu.url,
    LIVEKIT_API_KEY: sfu.key,
    LIVEKIT_API_SECRET: sfu.secret,
    // The bench joins more often than a user would.
    TOKEN_RATE_LIMIT: "off",
  })
  const browser = await launchBrowser()
  try {
    const apps = [readApp(server.url, new URL("selectors/greenroom.json", import.meta.url))]
    if (options.against) apps.push(readApp(options.against, options.selectors))
    return await use({ browser, sfu, apps, appPid: server.pid, runs: options.runs })
  } finally {
    await browser.close()
    await server.stop()
    sfu.stop()
  }
}

/** CSS selectors and paths of an app. `{room}` stands for the room's name. */
const appSchema = z.strictObject({
  name: z.string(),
  room: z.string().includes("{room}"),
  /** Path that answers a token to GET. */
  token: z.string().optional(),
  nameField: z.string(),
  join: z.string(),
  /** An element that exists only during a call. */
  inCall: z.string(),
  /** Local storage of a user who chose at most 16 tiles. */
  pagedBy16: z.record(z.string(), z.string()).optional(),
})

/** A running app that is measured. */
export type App = z.infer<typeof appSchema> & { url: string }

export function readApp(url: string, file: string | URL): App {
  return { ...appSchema.parse(JSON.parse(readFileSync(file, "utf8"))), url: url.replace(/\/$/, "") }
}

export function roomUrl({ url, room }: App, name: string): string {
  return url + room.replace("{room}", encodeURIComponent(name))
}

export type Sfu = { url: string; key: string; secret: string; pid: number }

export async function startSfu(): Promise<Sfu & { stop: () => void }> {
  const { path } = await findLivekitServer()
  const { child, lastLines } = startLivekitServer({
    path,
    ports: SFU_PORTS,
    start: (command, args, options) =>
      spawn(command, args, { ...options, env: options?.env as NodeJS.ProcessEnv }),
  })
  process.once("exit", () => child.kill("SIGKILL"))
  const exited = new AbortController()
  child.once("exit", () => exited.abort(new Error(`The LiveKit server ended:\n${lastLines().join("\n")}`)))
  await untilAnswers(`http://localhost:${SFU_PORTS.http}`, exited.signal)
  return {
    url: `ws://localhost:${SFU_PORTS.http}`,
    key: DEV_KEY,
    secret: DEV_SECRET,
    pid: child.pid ?? 0,
    stop: () => void child.kill("SIGKILL"),
  }
}

/** Launches Chromium with a fake camera and microphone, and without its background requests. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await requireBrowser("chromium"),
    args: [
      "--no-sandbox",
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
      "--autoplay-policy=no-user-gesture-required",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  })
}
