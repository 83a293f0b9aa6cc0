import { readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { entriesWithAddress, withoutAddresses } from "./lockfile/addresses"
import { completeLockfile } from "./lockfile/complete"

const path = fileURLToPath(new URL("../package-lock.json", import.meta.url))
const text = readFileSync(path, "utf8")
const original = JSON.parse(text)
const addressed = entriesWithAddress(original)
const { lockfile, added } = completeLockfile(withoutAddresses(original))

if (process.argv.includes("--check")) {
  for (const key of added) console.error(`package-lock.json lacks ${key}, which other systems need.`)
  for (const key of addressed) console.error(`package-lock.json names a download address for ${key}.`)
  if (added.length + addressed.length > 0) {
    console.error("To mend it: npx tsx scripts/lockfile.ts")
    process.exit(1)
  }
} else {
  const next = `${JSON.stringify(lockfile, null, 2)}\n`
  if (next !== text) writeFileSync(path, next)
  console.log(`package-lock.json: ${added.length} entries added, ${addressed.length} addresses taken out.`)
}
