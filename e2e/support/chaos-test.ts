import { type AppServer, startApp } from "./app-server"
import { SfuServer } from "./sfu-server"
import { test as base } from "./test"

/** The long form, `CHAOS_FULL=1 npm run chaos`: the numbers of docs/reliability.md; else a shorter one of the same. */
export const isFull = Boolean(process.env.CHAOS_FULL)

/** A test with a LiveKit server and an app of its own, to be broken at will. */
export const test = base.extend<object, { sfu: SfuServer; app: AppServer }>({
  sfu: [
    async ({ playwright: _ }, use) => {
      const sfu = await SfuServer.start({ http: 7990, tcp: 7991, udp: 7992 })
      await use(sfu)
      await sfu.kill()
    },
    { scope: "worker" },
  ],
  app: [
    async ({ sfu }, use) => {
      const app = await startApp({
        LIVEKIT_URL: sfu.url,
        LIVEKIT_API_KEY: "devkey",
        LIVEKIT_API_SECRET: "secret",
        // Limited it is in e2e/token-rate-limit.spec.ts.
        TOKEN_RATE_LIMIT: "off",
      })
      await use(app)
      await app.stop()
    },
    { scope: "worker" },
  ],
  baseURL: async ({ app }, use) => use(app.url),
})

export { expect } from "@playwright/test"

/** Says what was measured, for docs/reliability.md. */
export function measured(what: string, value: number, unit = "s"): void {
  const figure = Number.isInteger(value) ? String(value) : value.toFixed(1)
  process.stdout.write(`     ${test.info().title}: ${what} ${figure} ${unit}\n`)
}

/** Seconds since `start`, which is of `performance.now()`. */
export function since(start: number): number {
  return (performance.now() - start) / 1000
}
