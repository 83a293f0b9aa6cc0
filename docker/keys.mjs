import { randomBytes } from "node:crypto"
import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"

// Generates the API key that the app and the LiveKit server share, once per installation, and keeps it in its volume. A key
// shipped with the project would be public.
const folder = process.argv[2] ?? "/keys"
const app = join(folder, "app.env")

if (existsSync(app)) {
  console.log("The keys already exist.")
} else {
  const key = `API${randomBytes(9).toString("hex")}`
  const secret = randomBytes(32).toString("base64url")
  // The LiveKit server rejects a key file that others can read. app.env comes last: its existence means that both exist.
  writeFileSync(join(folder, "livekit.yaml"), `${key}: ${secret}\n`, { mode: 0o600 })
  writeFileSync(app, `LIVEKIT_API_KEY=${key}\nLIVEKIT_API_SECRET=${secret}\n`, { mode: 0o600 })
  console.log("Generated new keys.")
}
