import assert from "node:assert/strict"
import { rm } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import packageJson from "../package.json"
import { findLivekitServer } from "./sfu/find"
import { startLivekitServer, untilAnswers } from "./sfu/start"
import { DEV_KEY, DEV_SECRET } from "./sfu/version"
import { killTree } from "./system/programs"
import { copyProject } from "./template/project-copy"
import { buildOutput, inspectOutput, startFunction } from "./vercel/output"

// `npm run vercel-check`: builds what Vercel would deploy, without an account, and runs its functions.
const ROOT = fileURLToPath(new URL("..", import.meta.url))
const COPY = join(ROOT, ".cache/vercel-check")
const PORTS = { http: 7895, tcp: 7896, udp: 7897 }
const BUILD_SECRET = "c4nary-in-the-variables-of-the-build"

// Next.js bundles these two itself.
const DEV_PACKAGES = Object.keys(packageJson.devDependencies).filter((name) => !/^@(next|types)\//.test(name))

try {
  await copyProject(ROOT, COPY)
  const output = await buildOutput(COPY, { LIVEKIT_API_SECRET: BUILD_SECRET, VISITOR_SECRET: BUILD_SECRET })

  const problems = await inspectOutput(output, {
    packages: DEV_PACKAGES,
    texts: {
      [BUILD_SECRET]: "a secret of the build's environment",
      // From the advice of scripts/sfu/find.ts.
      "get.livekit.io": "the code that starts a local LiveKit server",
    },
  })
  if (problems.length > 0) throw new Error(problems.join("\n"))
  console.log("The output contains no secrets, and no packages or code for development.")

  await checkUnconfigured(output)
  console.log("Without variables, it names those that are missing.")

  const { path } = await findLivekitServer()
  const { child } = startLivekitServer({ path, ports: PORTS })
  try {
    await untilAnswers(`http://localhost:${PORTS.http}`, AbortSignal.timeout(20_000))
    await checkTokenFunction(output, `ws://localhost:${PORTS.http}`)
  } finally {
    await killTree(child, 0)
  }
  console.log("The token function, run from the output alone, issues a token that LiveKit accepts.")
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await rm(COPY, { recursive: true, force: true })
}

/** Without variables, the token endpoint and the start page name each that is missing. */
async function checkUnconfigured(output: string): Promise<void> {
  const required = ["LIVEKIT_URL", "LIVEKIT_API_KEY", "LIVEKIT_API_SECRET"]
  const token = await startFunction(join(output, "functions/api/token.func"), {})
  const refusal = await fetch(`${token.url}/api/token`, { method: "POST" })
  const { detail } = (await refusal.json()) as { detail: string }
  await token.stop()
  assert.equal(refusal.status, 503)
  for (const name of required) assert.match(detail, new RegExp(`${name} is missing`))

  const start = await startFunction(join(output, "functions/index.func"), {})
  const page = await (await fetch(start.url)).text()
  await start.stop()
  for (const name of required) assert.match(page, new RegExp(`>${name}<`), `the start page names ${name}`)
}

/** The token function issues a token that LiveKit accepts, and counts requests per address. */
async function checkTokenFunction(output: string, livekitUrl: string): Promise<void> {
  const running = await startFunction(join(output, "functions/api/token.func"), {
    LIVEKIT_URL: livekitUrl,
    LIVEKIT_API_KEY: DEV_KEY,
    LIVEKIT_API_SECRET: DEV_SECRET,
    TOKEN_RATE_LIMIT: "2/60",
  })
  const requestToken = (address: string) =>
    fetch(`${running.url}/api/token`, {
      method: "POST",
      headers: { "X-Vercel-Forwarded-For": address },
    })
  try {
    const answer = await requestToken("192.0.2.1")
    assert.equal(answer.status, 201)
    const { server_url, participant_token } = (await answer.json()) as Record<string, string>
    assert.equal(server_url, livekitUrl)
    const httpUrl = livekitUrl.replace(/^ws/, "http")
    const validation = await fetch(`${httpUrl}/rtc/validate?access_token=${participant_token}`)
    assert.equal(validation.status, 200, "LiveKit accepts the token")

    // Vercel's address header counts without configuration, and each address has its own limit.
    assert.equal((await requestToken("192.0.2.1")).status, 201)
    assert.equal((await requestToken("192.0.2.1")).status, 429)
    assert.equal((await requestToken("192.0.2.2")).status, 201)
  } finally {
    await running.stop()
  }
}
