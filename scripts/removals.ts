import { readFileSync } from "node:fs"
import { rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { FEATURE_LIST, readFeatures, withoutFeature } from "./repository/source"
import { run } from "./system/programs"
import { copyProject } from "./template/project-copy"

// `npm run removals`: removes each feature from a copy as docs/extending.md describes, and in another copy what `npm run eject`
// removes, then validates and builds the rest. `-- chat` or `-- eject` does only that; `-- --e2e` also runs a call in two
// browsers.
const ROOT = fileURLToPath(new URL("..", import.meta.url))
const COPY = join(ROOT, ".cache/removals")

const removals = [
  ...readFeatures().map((feature) => ({
    name: feature.name,
    label: `without ${feature.folder}`,
    remove: async () => {
      await rm(join(COPY, feature.folder), { recursive: true })
      await writeFile(
        join(COPY, FEATURE_LIST),
        withoutFeature(readFileSync(join(ROOT, FEATURE_LIST), "utf8"), feature),
      )
      return true
    },
  })),
  { name: "eject", label: "ejected", remove: ejectCopy },
]

const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith("--"))
const selected = removals.filter(({ name }) => chosen.length === 0 || chosen.includes(name))
const checks = ["validate", "build", ...(process.argv.includes("--e2e") ? ["e2e -- e2e/call.spec.ts"] : [])]
const failures: string[] = []
try {
  for (const { label, remove } of selected) {
    await copyProject(ROOT, COPY)
    const failed = (await remove()) ? await firstFailure(label) : `${label}: the removal itself`
    if (failed) failures.push(failed)
  }
} finally {
  await rm(COPY, { recursive: true, force: true })
}
for (const failure of failures) console.error(`Failed ${failure}`)
if (failures.length > 0 || selected.length === 0) process.exitCode = 1
else console.log(`\nThe project works ${selected.map(({ label }) => label).join(", ")}.`)

/** Runs `npm run eject` in the copy, and `npm install` as it says. */
async function ejectCopy(): Promise<boolean> {
  const git = (...args: string[]) =>
    run("git", ["-C", COPY, "-c", "user.name=Test", "-c", "user.email=test@example.com", ...args])
  // The copy's packages are links to this project's, and npm overwrites this file in place.
  await rm(join(COPY, "node_modules/.package-lock.json"), { force: true })
  return (
    (await git("init", "--quiet")) &&
    (await git("add", "--all")) &&
    (await git("commit", "--quiet", "--message", "Template")) &&
    (await run("npm", ["--prefix", COPY, "run", "eject", "--", "--yes"])) &&
    (await run("npm", ["--prefix", COPY, "install", "--no-audit", "--no-fund"]))
  )
}

async function firstFailure(label: string): Promise<string | undefined> {
  for (const check of checks) {
    console.log(`\n— ${label}: npm run ${check}`)
    if (!(await run("npm", ["--prefix", COPY, "run", ...check.split(" ")])))
      return `${label}: npm run ${check}`
  }
  return undefined
}
