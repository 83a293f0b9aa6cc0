import { fileURLToPath } from "node:url"
import nextEnv from "@next/env"
import packageJson from "../package.json"
import { checkLivekit, checkMedia, checkRedis, checkVariables } from "./doctor/check-deployment"
import { checkAppPort, checkLocalServer, checkNode } from "./doctor/check-machine"
import { type Finding, format, note, summarize } from "./doctor/finding"

// `npm run doctor`: checks everything the app needs, and says how to fix each problem.
const ROOT = fileURLToPath(new URL("..", import.meta.url))
const env = nextEnv.loadEnvConfig(ROOT, true, { info: () => {}, error: console.error }).combinedEnv

const findings: Finding[] = []
const report = (found: Finding[]) => {
  findings.push(...found)
  for (const finding of found) console.log(format(finding))
}
const hasProblem = () => findings.some(({ level }) => level === "problem")

report([checkNode(process.versions.node, packageJson.engines.node)])
report([await checkAppPort(Number(env.PORT) || 3000)])
if (env.LIVEKIT_URL?.trim()) await checkConfigured()
else await checkUnconfigured()
console.log(`\n${summarize(findings)}`)
process.exitCode = hasProblem() ? 1 : 0

async function checkConfigured() {
  const { findings: found, result } = checkVariables(env)
  report(found)
  if (!result.ok) return
  const { livekit, serverUrl, redisUrl } = result.env
  report(await checkLivekit(livekit))
  const publicUrl = serverUrl.replace(/^ws/, "http")
  if (publicUrl !== livekit.url) {
    report([note("Browsers reach LiveKit at LIVEKIT_PUBLIC_URL. The same checks for it, from this machine:")])
    report(await checkLivekit({ ...livekit, url: publicUrl }))
  }
  if (!hasProblem()) report(await checkMedia(publicUrl))
  if (redisUrl) report([await checkRedis(redisUrl)])
}

async function checkUnconfigured() {
  if (env.LIVEKIT_SANDBOX_ID?.trim()) {
    report([
      note(
        "LIVEKIT_SANDBOX_ID is set and LIVEKIT_URL is not: pages get their tokens from a development token server.",
        "Use this for trials only: anyone who knows the ID can join any room. A deployment needs LIVEKIT_URL and an API key.",
      ),
    ])
    return
  }
  report([
    note(
      "LIVEKIT_URL is not set: `npm run dev` starts a local LiveKit server.",
      "A deployment needs LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET: see .env.example",
    ),
  ])
  report(await checkLocalServer(env))
  if (env.REDIS_URL?.trim()) report([await checkRedis(env.REDIS_URL.trim())])
}
