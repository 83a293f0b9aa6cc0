// Exits with 0 if the app works and reaches LiveKit, according to /api/health.
import { readFileSync } from "node:fs"

const { basePath } = JSON.parse(readFileSync(".next/routes-manifest.json", "utf8"))
const { PORT = "3000", HOSTNAME = "0.0.0.0" } = process.env
const host = HOSTNAME === "0.0.0.0" ? "127.0.0.1" : HOSTNAME
const response = await fetch(`http://${host}:${PORT}${basePath}/api/health`, {
  signal: AbortSignal.timeout(4_000),
})
console.log(await response.text())
process.exit(response.ok ? 0 : 1)
