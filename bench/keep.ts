import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const directory = fileURLToPath(new URL("../.cache/bench", import.meta.url))

/** Writes what a part found, with every value, and says where. */
export function keep(part: string, found: object): void {
  mkdirSync(directory, { recursive: true })
  const file = join(directory, `${part}.json`)
  writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`)
  console.log(`Every value: ${file}`)
}
