import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { inspectOutput } from "./output"

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "greenroom-output-"))
})
afterEach(() => rm(folder, { recursive: true }))

const write = async (path: string, content = "") => {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), content)
}
const inspect = () => inspectOutput(folder, { packages: ["vitest"], texts: { c4nary: "a secret" } })

test("accepts a build with only what it needs", async () => {
  await write("functions/api/token.func/app.js", "code")
  await write("functions/api/token.func/.env.example", "LIVEKIT_URL=")
  await write("functions/api/token.func/node_modules/next/dist/x.test.js", "code")
  expect(await inspect()).toEqual([])
})

test.each([
  ["functions/a.func/node_modules/vitest/index.js", "", "vitest"],
  ["functions/a.func/.env.local", "", "not for deployment"],
  ["functions/a.func/lib/a.test.ts", "", "not for deployment"],
  ["functions/a.func/scripts/sfu/start.ts", "", "not for deployment"],
  ["static/chunk.js", "x = 'c4nary'", "contains a secret"],
])("reports %s", async (path, content, words) => {
  await write(path, content)
  expect(await inspect()).toEqual([expect.stringMatching(`^${path.replace(/[.]/g, "\\.")}.*${words}`)])
})
