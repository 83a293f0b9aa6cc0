import assert from "node:assert/strict"
import { join } from "node:path"
import { startFunction } from "./start-function"

const REQUIRED = ["LIVEKIT_URL", "LIVEKIT_API_KEY", "LIVEKIT_API_SECRET"]

/** Without variables the token endpoint and the start page name each that is missing. */
export async function checkUnconfigured(output: string): Promise<void> {
  const token = await startFunction(join(output, "functions/api/token.func"), {})
  const refusal = await fetch(`${token.url}/api/token`, { method: "POST" })
  const { detail } = (await refusal.json()) as { detail: string }
  await token.stop()
  assert.equal(refusal.status, 503)
  for (const name of REQUIRED) assert.match(detail, new RegExp(`${name} is missing`))

  const start = await startFunction(join(output, "functions/index.func"), {})
  const page = await (await fetch(start.url)).text()
  await start.stop()
  for (const name of REQUIRED) assert.match(page, new RegExp(`>${name}<`), `the start page names ${name}`)
}
