import { spawn } from "node:child_process"
import { once } from "node:events"
import { freePort } from "./support/free-port"
import { API_KEY, expect, SECRET, test } from "./support/token-test"

/** `npm run doctor` with these variables, whatever a `.env.local` says. */
async function doctor(variables: Record<string, string>) {
  const env = {
    ...process.env,
    PORT: String(await freePort()),
    REDIS_URL: "",
    LIVEKIT_PUBLIC_URL: "",
    ...variables,
  }
  const child = spawn("npm", ["run", "--silent", "doctor"], { env })
  let said = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      said += chunk
    })
  }
  const [code] = await once(child, "close")
  return { code, said }
}

test("npm run doctor finds a LiveKit server that takes the key, and one that doesn't", async ({
  livekitUrl,
}) => {
  const variables = { LIVEKIT_URL: livekitUrl, LIVEKIT_API_KEY: API_KEY, LIVEKIT_API_SECRET: SECRET }
  const well = await doctor(variables)
  expect(well.said).toContain("LiveKit takes the API key")
  expect(well.said).toContain("No problem found.")
  expect(well.code).toBe(0)

  const wrong = await doctor({ ...variables, LIVEKIT_API_SECRET: "the-secret-of-another-project" })
  expect(wrong.said).toContain("PROBLEM  LiveKit refuses the API key or its secret.")
  expect(wrong.said).not.toContain("another-project")
  expect(wrong.code).toBe(1)
})
