import { fileURLToPath } from "node:url"
import nextEnv from "@next/env"
import packageJson from "../package.json"
import { checkLivekit } from "./doctor/check-livekit"
import { checkAppPort, checkLocalLivekit } from "./doctor/check-local"
import { checkMedia } from "./doctor/check-media"
import { checkNode } from "./doctor/check-node"
import { checkRedis } from "./doctor/check-redis"
import { checkVariables } from "./doctor/check-variables"
import { type Finding, note } from "./doctor/finding"
import { report, summary } from "./doctor/report"

// `npm run doctor`: looks at everything that the app needs, and says what to do about what is wrong.
const ROOT = fileURLToPath(new URL("..", import.meta.url))
const env = nextEnv.loadEnvConfig(ROOT, true, { info: () => {}, error: console.error }).combinedEnv

const found: Finding[] = []
const tell = (findings: Finding[]) => {
  found.push(...findings)
  for (const finding of findings) console.log(report(finding))
}

tell([checkNode(process.versions.node, packageJson.engines.node)])
tell([await checkAppPort(Number(env.PORT) || 3000)])
if (env.LIVEKIT_URL?.trim()) await checkConfigured()
else await checkUnconfigured()
console.log(`\n${summary(found)}`)
process.exitCode = found.some(({ level }) => level === "problem") ? 1 : 0

async function checkConfigured() {
  const { findings, result } = checkVariables(env)
  tell(findings)
  if (!result.ok) return
  const { apiUrl, serverUrl, credentials, redisUrl } = result.env
  const apiSecret = credentials.apiSecret.export().toString()
  tell(await checkLivekit({ url: apiUrl, apiKey: credentials.apiKey, apiSecret }))
  const publicUrl = serverUrl.replace(/^ws/, "http")
  if (publicUrl !== apiUrl) {
    tell([note("Browsers reach LiveKit by LIVEKIT_PUBLIC_URL. The same from here:")])
    tell(await checkLivekit({ url: publicUrl, apiKey: credentials.apiKey, apiSecret }))
  }
  if (!found.some(({ level }) => level === "problem")) tell(await checkMedia(publicUrl))
  if (redisUrl) tell([await checkRedis(redisUrl)])
}

async function checkUnconfigured() {
  if (env.LIVEKIT_SANDBOX_ID?.trim()) {
    tell([
      note(
        "LIVEKIT_SANDBOX_ID is set and LIVEKIT_URL is not: pages get their tokens from a development token server.",
        "Good for trying it out. Whoever knows the id can join any room: a deployment needs LIVEKIT_URL and a key.",
      ),
    ])
    return
  }
  tell([
    note(
      "LIVEKIT_URL is not set: `npm run dev` starts a LiveKit server on this machine.",
      "A deployment needs LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET: see .env.example",
    ),
  ])
  tell(await checkLocalLivekit(env))
  if (env.REDIS_URL?.trim()) tell([await checkRedis(env.REDIS_URL.trim())])
}
