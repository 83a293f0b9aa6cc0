import { readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { entriesWithAddress, withoutAddresses } from "./lockfile/addresses"
import { completeLockfile } from "./lockfile/complete"

/** The app's, and that of the example agent, whose packages are its own. */
const LOCKFILES = ["package-lock.json", "examples/agent/package-lock.json"]

let isWhole = true
for (const name of LOCKFILES) {
  const path = fileURLToPath(new URL(`../${name}`, import.meta.url))
  const text = readFileSync(path, "utf8")
  const original = JSON.parse(text)
  const addressed = entriesWithAddress(original)
  const { lockfile, added } = completeLockfile(withoutAddresses(original))

  if (process.argv.includes("--check")) {
    for (const key of added) console.error(`${name} lacks ${key}, which other systems need.`)
    for (const key of addressed) console.error(`${name} names a download address for ${key}.`)
    if (added.length + addressed.length > 0) isWhole = false
  } else {
    const next = `${JSON.stringify(lockfile, null, 2)}\n`
    if (next !== text) writeFileSync(path, next)
    console.log(`${name}: ${added.length} entries added, ${addressed.length} addresses taken out.`)
  }
}
if (!isWhole) {
  console.error("To mend it: npx tsx scripts/lockfile.ts")
  process.exit(1)
}
