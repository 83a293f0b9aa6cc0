import { startApp } from "../e2e/support/app-server"
import { launch } from "./launch"
import type { Options } from "./options"
import type { Stage } from "./part"
import { startSfu } from "./sfu"
import { readSubject } from "./subject"

/** Starts all that pages need to be measured, hands it over, and ends it. */
export async function withStage<T>(options: Options, use: (stage: Stage) => Promise<T>): Promise<T> {
  const sfu = await startSfu()
  const app = await startApp({
    LIVEKIT_URL: sfu.url,
    LIVEKIT_API_KEY: sfu.key,
    LIVEKIT_API_SECRET: sfu.secret,
    // A bench joins more often than a person.
    TOKEN_RATE_LIMIT: "off",
  })
  const browser = await launch()
  try {
    const ours = readSubject(app.url, new URL("selectors/greenroom.json", import.meta.url))
    const other = options.against && readSubject(options.against, options.selectors)
    return await use({ browser, sfu, app, runs: options.runs, subjects: other ? [ours, other] : [ours] })
  } finally {
    await browser.close()
    await app.stop()
    sfu.stop()
  }
}
