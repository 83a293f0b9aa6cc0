import { spawn } from "node:child_process"
import { once } from "node:events"
import { collectOutput } from "./support/app-server"
import { freePort } from "./support/servers"
import { livekitEnv, SFU_URL } from "./support/sfu-server"
import { expect, test } from "./support/token-test"

/** Runs `npm run doctor` with these variables, which take precedence over a `.env.local`. */
async function runDoctor(variables: Record<string, string>) {
  const env = {
    ...process.env,
    PORT: String(await freePort()),
    REDIS_URL: "",
    LIVEKIT_PUBLIC_URL: "",
    ...variables,
  }
  const child = spawn("npm", ["run", "--silent", "doctor"], { env })
  const output = collectOutput(child)
  const [code] = await once(child, "close")
  return { code, output: output() }
}

test("npm run doctor reports whether the LiveKit server accepts the API key", async () => {
  const variables = { ...livekitEnv(SFU_URL) }
  const valid = await runDoctor(variables)
  expect(valid.output).toContain("LiveKit accepts the API key")
  expect(valid.output).toContain("No problem found.")
  expect(valid.code).toBe(0)

  const invalid = await runDoctor({ ...variables, LIVEKIT_API_SECRET: "the-secret-of-another-project" })
  expect(invalid.output).toContain("PROBLEM  LiveKit rejects the API key or its secret.")
  expect(invalid.output).not.toContain("another-project")
  expect(invalid.code).toBe(1)
})
