import { readFileSync } from "node:fs"
import { rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { readFeatures } from "./repository/read-features"
import { run } from "./run"
import { copyProject } from "./vercel/project-copy"

// `npm run removals`: takes each feature out of a copy as docs/extending.md says, and sees whether the rest holds without
// it. `npm run removals -- chat` for one of them, `-- --e2e` to have two browsers call each other without it as well.
const ROOT = fileURLToPath(new URL("..", import.meta.url))
const COPY = join(ROOT, ".cache/removals")

const asked = process.argv.slice(2).filter((argument) => !argument.startsWith("--"))
const features = readFeatures().filter(({ name }) => asked.length === 0 || asked.includes(name))

const checks = ["validate", "build", ...(process.argv.includes("--e2e") ? ["e2e -- e2e/call.spec.ts"] : [])]
const failed: string[] = []
try {
  for (const { list, line, folder } of features) {
    await copyProject(ROOT, COPY)
    await rm(join(COPY, folder), { recursive: true })
    await writeFile(join(COPY, list), readFileSync(join(ROOT, list), "utf8").replace(`${line}\n`, ""))
    for (const check of checks) {
      console.log(`\n— without ${folder}: npm run ${check}`)
      const isGood = await run("npm", ["--prefix", COPY, "run", ...check.split(" ")])
      if (isGood) continue
      failed.push(`without ${folder}: npm run ${check}`)
      break
    }
  }
} finally {
  await rm(COPY, { recursive: true, force: true })
}
for (const failure of failed) console.error(`Failed ${failure}`)
if (failed.length > 0 || features.length === 0) process.exitCode = 1
else console.log(`\nThe project holds without each of ${features.map(({ folder }) => folder).join(", ")}.`)
