import { readdirSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"
import packageJson from "../../package.json"
import { readYaml } from "./read-yaml"

const WORKFLOWS = ".github/workflows"

test("workflows take actions by commit: a tag can be moved", () => {
  const text = readdirSync(WORKFLOWS).map((name) => readFileSync(`${WORKFLOWS}/${name}`, "utf8"))
  const used = [...text.join("\n").matchAll(/uses: (\S+)(.*)$/gm)]
  expect(used.length).toBeGreaterThan(0)
  for (const [, action, comment] of used) {
    expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/)
    expect(comment).toMatch(/^ # v\d+\.\d+\.\d+$/)
  }
})

test("updates leave alone what must stay as it is", () => {
  type Update = { "package-ecosystem": string; ignore: { "dependency-name": string; versions?: string[] }[] }
  const { updates } = readYaml<{ updates: Update[] }>(".github/dependabot.yml")
  const held = updates.find((update) => update["package-ecosystem"] === "npm")?.ignore ?? []
  const all: Record<string, string> = { ...packageJson.dependencies, ...packageJson.devDependencies }
  expect(held).toContainEqual({ "dependency-name": "@livekit/components-react" })
  expect(held).toContainEqual({ "dependency-name": "vitest", versions: [">=5"] })
  for (const { "dependency-name": name } of held) expect(all, name).toHaveProperty([name])
})
