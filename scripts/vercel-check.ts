import { rm } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import packageJson from "../package.json"
import { findLivekitServer } from "./livekit-server"
import { killTree } from "./process-tree"
import { untilAnswers } from "./sfu/probe"
import { startLivekitServer } from "./sfu/start"
import { DEV_KEY, DEV_SECRET } from "./sfu/version"
import { buildOutput } from "./vercel/build-output"
import { checkTokenFunction } from "./vercel/check-token-function"
import { checkUnconfigured } from "./vercel/check-unconfigured"
import { inspectOutput } from "./vercel/inspect-output"
import { copyProject } from "./vercel/project-copy"

// `npm run vercel-check`: builds what Vercel would deploy, without an account, and starts it from that output alone.
const ROOT = fileURLToPath(new URL("..", import.meta.url))
const COPY = join(ROOT, ".cache/vercel-check")
const PORTS = { http: 7895, tcp: 7896, udp: 7897 }
const CANARY = "c4nary-in-the-variables-of-the-build"

// Next brings these two itself.
const DEVELOPMENT = Object.keys(packageJson.devDependencies).filter((name) => !/^@(next|types)\//.test(name))

try {
  await copyProject(ROOT, COPY)
  const output = await buildOutput(COPY, { LIVEKIT_API_SECRET: CANARY, VISITOR_SECRET: CANARY })

  const faults = await inspectOutput(output, {
    packages: DEVELOPMENT,
    texts: {
      [CANARY]: "a secret of the build's environment",
      // Where the advice of scripts/sfu sends people.
      "get.livekit.io": "the code that starts a local LiveKit server",
    },
  })
  if (faults.length > 0) throw new Error(faults.join("\n"))
  console.log("The output holds no secret, no package and no code of development.")

  await checkUnconfigured(output)
  console.log("Without variables it says which are missing.")

  const { path } = await findLivekitServer()
  const { child } = startLivekitServer({ path, ports: PORTS })
  try {
    await untilAnswers(`http://localhost:${PORTS.http}`, AbortSignal.timeout(20_000))
    const url = `ws://localhost:${PORTS.http}`
    await checkTokenFunction(output, { url, apiKey: DEV_KEY, apiSecret: DEV_SECRET })
  } finally {
    await killTree(child, 0)
  }
  console.log("The token function, started from the output alone, gives a token that LiveKit accepts.")
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await rm(COPY, { recursive: true, force: true })
}
