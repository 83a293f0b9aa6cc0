// Ends well when the app works and reaches LiveKit: what /api/health says.
const { PORT = "3000", HOSTNAME = "0.0.0.0" } = process.env
const host = HOSTNAME === "0.0.0.0" ? "127.0.0.1" : HOSTNAME
const response = await fetch(`http://${host}:${PORT}/api/health`, { signal: AbortSignal.timeout(4_000) })
console.log(await response.text())
process.exit(response.ok ? 0 : 1)
