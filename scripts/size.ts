import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { chunksOf, transferred } from "./size/chunks"
import { grown } from "./size/grown"
import { analyze, type Modules, modulesOf } from "./size/modules"
import { PAGES } from "./size/pages"

// Whether the build's pages keep to their budgets (size/pages.ts). One that doesn't is compared, module by module, with
// what was last accepted: `npm run size -- --accept` writes that down.
const BUILD = fileURLToPath(new URL("../.next", import.meta.url))
const ACCEPTED = fileURLToPath(new URL("size/accepted.json", import.meta.url))

if (!existsSync(BUILD)) {
  console.error("There is no build to measure: npm run build")
  process.exit(1)
}
if (process.argv.includes("--accept")) {
  analyze()
  const accepted = Object.fromEntries(PAGES.map((page) => [page.name, modulesOf(page)]))
  writeFileSync(ACCEPTED, `${JSON.stringify(accepted, null, 2)}\n`)
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`
const tooLarge = PAGES.filter((page) => {
  const bytes = chunksOf(page, BUILD).reduce((sum, chunk) => sum + transferred(chunk, BUILD), 0)
  console.log(`${page.name}: ${kilobytes(bytes)} of JavaScript, ${kilobytes(page.budget)} allowed`)
  return bytes > page.budget
})
if (tooLarge.length > 0) {
  const accepted: Record<string, Modules> = JSON.parse(readFileSync(ACCEPTED, "utf8"))
  analyze()
  for (const page of tooLarge) {
    console.error(`\nToo large: ${page.name}. What has grown since its size was last accepted:`)
    for (const [name, more] of grown(accepted[page.name] ?? {}, modulesOf(page)).slice(0, 8)) {
      console.error(`  + ${kilobytes(more)} ${name}`)
    }
  }
  process.exit(1)
}
