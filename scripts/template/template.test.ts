import { execFileSync, spawnSync } from "node:child_process"
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { dirname, join, resolve } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { parse } from "yaml"
import { importsOf, resolveImport } from "../repository/source"

// What this project promises as a template: `lk app create` makes a project of it, `npm run eject` reduces it.

// `lk app create` deletes it from the new project.
describe.runIf(existsSync("taskfile.yaml"))("taskfile.yaml", () => {
  const file: Record<string, unknown> = existsSync("taskfile.yaml")
    ? parse(readFileSync("taskfile.yaml", "utf8"))
    : {}

  test("has the tasks that `lk` runs", () => {
    expect(Object.keys(file.tasks ?? {})).toEqual(expect.arrayContaining(["post_create", "install", "dev"]))
  })

  test("has no key that lk's parser rejects", () => {
    expect(Object.keys(file).filter((key) => !["version", "dotenv", "tasks"].includes(key))).toEqual([])
  })
})

test(".env.example sets only what `lk app create` fills in: it would ask for any other variable", () => {
  const example = readFileSync(".env.example", "utf8")
  const set = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name)
  expect(set).toEqual(["LIVEKIT_URL", "LIVEKIT_API_KEY", "LIVEKIT_API_SECRET"])
})

describe("npm run eject", () => {
  const TIMEOUT_MS = 120_000
  // Inside the project, so that its packages are found.
  const copy = resolve(".cache/ejected")
  const git = (...args: string[]) => {
    const author = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "core.hooksPath="]
    return execFileSync("git", [...author, ...args], { cwd: copy, encoding: "utf8", stdio: "pipe" })
  }
  const eject = (...args: string[]) =>
    spawnSync(process.execPath, ["--import", "tsx", "scripts/eject.ts", ...args], {
      cwd: copy,
      encoding: "utf8",
    })
  const list = () => git("ls-files", "-co", "--exclude-standard", "-z").split("\0").filter(existsInCopy)
  const existsInCopy = (file: string) => file !== "" && existsSync(join(copy, file))
  const read = (file: string) => readFileSync(join(copy, file), "utf8")
  const commit = () => {
    git("add", "--all")
    git("commit", "--quiet", "--message", "Test")
  }
  const packageJson = () => JSON.parse(read("package.json"))

  beforeAll(() => {
    rmSync(copy, { recursive: true, force: true })
    const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], { encoding: "utf8" })
    for (const file of listed.split("\0").filter((name) => name !== "" && existsSync(name))) {
      mkdirSync(dirname(join(copy, file)), { recursive: true })
      copyFileSync(file, join(copy, file))
    }
    git("init", "--quiet")
    commit()
    git("tag", "template")
  }, TIMEOUT_MS)
  const restore = () => {
    git("reset", "--quiet", "--hard", "template")
    git("clean", "--quiet", "-fd")
  }
  afterAll(() => rmSync(copy, { recursive: true, force: true }))

  describe("in a copy of this project", () => {
    let before: string[]
    let after: string[]
    let output: string

    beforeAll(() => {
      before = list()
      output = eject("--yes").stdout
      after = list()
    }, TIMEOUT_MS)

    test("removes itself and what only maintainers need, and keeps the app and its tests", () => {
      const removed = before.filter((file) => !after.includes(file))
      for (const folder of ["bench/", "e2e/chaos/", "e2e/clients/", "scripts/template/", "docs/images/"]) {
        expect(after.filter((file) => file.startsWith(folder))).toEqual([])
      }
      expect(removed).toContain("scripts/eject.ts")
      expect(removed.filter((file) => /^(app|components|features|lib|docker)\//.test(file))).toEqual([])
      expect(after).toEqual(
        expect.arrayContaining([
          "e2e/call.spec.ts",
          "scripts/dev.ts",
          "scripts/doctor.ts",
          "scripts/dev/lan.ts",
        ]),
      )
      expect(Object.keys(packageJson().scripts)).toEqual(
        expect.arrayContaining(["dev", "build", "start", "test", "validate", "e2e", "doctor"]),
      )
      expect(packageJson().devDependencies).not.toHaveProperty("autocannon")
    })

    test("finds everything that mentions what is gone", () => {
      expect(output).toContain(`Done: ${after.length} files are left`)
      expect(output).not.toContain("by hand")
    })

    test("leaves no import of a file that is gone", () => {
      const known = new Set([...before, ...after])
      const missing = after
        .filter((file) => /\.(tsx?|mjs)$/.test(file))
        .flatMap((file) => importsOf(file, read(file)).map((path) => resolveImport(path, known)))
        .filter((file) => file !== undefined && !existsInCopy(file))
      expect(missing).toEqual([])
    })

    test("leaves no npm script that is gone, or that runs a file that is gone", () => {
      const { scripts } = packageJson() as { scripts: Record<string, string> }
      const commands = Object.values(scripts).join(" ")
      const files = commands.match(/\b[\w./-]+\.(ts|mjs)\b/g) ?? []
      expect(files.filter((file) => !existsInCopy(file))).toEqual([])
      const texts = [...after.filter((file) => file !== "package-lock.json").map(read)]
      const named = texts.flatMap((text) =>
        [...text.matchAll(/\bnpm run ([a-z][\w-]+)/g)].map(([, name]) => name),
      )
      expect(named.filter((name = "") => !(name in scripts))).toEqual([])
    })

    test("leaves no development package that nothing uses", () => {
      const used = after
        .filter((file) => !/^package(-lock)?\.json$|\.md$/.test(file))
        .map(read)
        .join("\n")
      /** Used by npm scripts, or by TypeScript for the package of the same name. */
      const byName = ["@biomejs/biome", "typescript", "tsx", "@testing-library/dom"]
      const unused = Object.keys(packageJson().devDependencies).filter(
        (name) => !used.includes(name) && !name.startsWith("@types/") && !byName.includes(name),
      )
      expect(unused).toEqual([])
    })

    test("leaves documents whose links and paths exist, and a workflow that still tests", () => {
      for (const file of after.filter((name) => name.endsWith(".md"))) {
        const links = [...read(file).matchAll(/(?:\]\(|(?:src|srcset|href)=")(?![a-z]+:)([^)"#\s]+)/g)]
        const broken = links.filter(
          ([, link = ""]) => !existsInCopy(join(dirname(file), decodeURIComponent(link))),
        )
        expect(
          broken.map(([all]) => all),
          file,
        ).toEqual([])
      }
      const { jobs } = parse(read(".github/workflows/ci.yml"))
      expect(JSON.stringify(jobs)).toContain('"npm test"')
    })

    test("README.md says about how many files are left", () => {
      const [, number = "0"] = /leaves about (\d+) files/.exec(readFileSync("README.md", "utf8")) ?? []
      expect(Math.abs(Number(number) - after.length), `${after.length} files are left`).toBeLessThan(30)
    })
  })

  test(
    "works in a project that its owner has changed",
    () => {
      restore()
      rmSync(join(copy, "features/people"), { recursive: true })
      rmSync(join(copy, "taskfile.yaml"), { force: true })
      rmSync(join(copy, "docs/performance.md"))
      writeFileSync(join(copy, "README.md"), "# Mine\n\nIt is fast ([how fast](docs/reliability.md)).\n")
      writeFileSync(
        join(copy, "lib/mine.ts"),
        'export { NetworkRelay } from "../e2e/support/network-conditions"\n',
      )
      appendFileSync(join(copy, "lib/site.ts"), '\nexport const icon = "docs/images/call-light.webp"\n')
      const json = packageJson()
      json.scripts.mine = "npm run size && tsx scripts/size.ts"
      delete json.scripts.cluster
      writeFileSync(join(copy, "package.json"), JSON.stringify(json))
      commit()
      const { status, stdout } = eject("--yes")
      expect(status).toBe(0)
      expect(read("README.md")).toBe("# Mine\n\nIt is fast.\n")
      expect(packageJson().scripts.mine).toBe("tsx scripts/size.ts")
      expect(existsInCopy("scripts/size.ts")).toBe(true)
      expect(existsInCopy("e2e/support/network-conditions.ts")).toBe(true)
      expect(stdout).toContain('by hand:\n  lib/site.ts: "docs/images/call-light.webp"\n')
    },
    TIMEOUT_MS,
  )

  test(
    "removes nothing while there are uncommitted changes, without a repository, or without a yes",
    () => {
      restore()
      const unchanged = list().length
      expect(eject().stderr).toContain("Nothing was removed.")
      appendFileSync(join(copy, "README.md"), "\nMine\n")
      const dirty = eject("--yes")
      expect(dirty).toMatchObject({ status: 1, stdout: "" })
      expect(dirty.stderr).toContain("README.md")
      expect(list()).toHaveLength(unchanged)
      rmSync(join(copy, ".git"), { recursive: true })
      expect(eject("--yes").stderr).toContain("no git repository")
      expect(existsInCopy("bench/run.ts")).toBe(true)
    },
    TIMEOUT_MS,
  )
})
