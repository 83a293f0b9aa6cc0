import { randomBytes } from "node:crypto"
import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"

// Makes up the API key that the app and the LiveKit server share, once for each installation: it stays in its volume. A
// key that came with the project would be known to everybody.
const folder = process.argv[2] ?? "/keys"
const app = join(folder, "app.env")

if (existsSync(app)) {
  console.log("The keys are there already.")
} else {
  const key = `API${randomBytes(9).toString("hex")}`
  const secret = randomBytes(32).toString("base64url")
  // The LiveKit server refuses a file that others can read. Last the one that says that both are there.
  writeFileSync(join(folder, "livekit.yaml"), `${key}: ${secret}\n`, { mode: 0o600 })
  writeFileSync(app, `LIVEKIT_API_KEY=${key}\nLIVEKIT_API_SECRET=${secret}\n`, { mode: 0o600 })
  console.log("New keys made.")
}
