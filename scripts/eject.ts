import { execFileSync } from "node:child_process"
import { readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { createInterface } from "node:readline/promises"
import { fileURLToPath } from "node:url"
import { importsOf, resolveImport } from "./repository/source"
import { type Gone, mentionsIn, withoutMentions, withoutSteps } from "./template/documents"

// `npm run eject`: removes from a project made of this template what only the template's maintainers need, and itself.
// `-- --yes` doesn't ask.

const ROOT = fileURLToPath(new URL("..", import.meta.url))

/** npm scripts that only this template's maintainers need. The programs that they run go too. */
const SCRIPTS = ["bench", "chaos", "cluster", "eject", "pictures", "removals", "size", "vercel-check"]

/**
 * Files and folders that only this template's maintainers need. What nothing but these imports is found by itself, as
 * are packages, and whatever mentions them in documents and workflows.
 */
const PATHS = [
  // The template's own repository.
  ...[".ci", ".github/ISSUE_TEMPLATE", ".github/pull_request_template.md", "taskfile.yaml"],
  ...["docs/comparison.md", "docs/images", "docs/performance.md", "docs/reliability.md"],
  ...["bench", "scripts/size", "size-budgets.json", "scripts/template", "scripts/vercel"],
  // Browser tests of failures and load, of other clients, and of what the template promises about deployments.
  ...["e2e/chaos", "playwright.chaos.config.ts", "e2e/cluster.spec.ts", "e2e/instances.spec.ts"],
  ...["e2e/large-room.spec.ts", "e2e/clients", "e2e/native-python.spec.ts", "e2e/native-rust.spec.ts"],
  ...["e2e/agent.spec.ts", "e2e/compose.spec.ts", "e2e/custom-build.spec.ts", "e2e/docker.spec.ts"],
  "e2e/auth-example.spec.ts",
]

interface Plan {
  /** Tracked files to delete. */
  files: string[]
  scripts: string[]
  packages: string[]
  /** New contents of files that stay. */
  edits: Map<string, string>
  /** What still mentions something gone, and needs a person: `file: mention`. */
  leftovers: string[]
  /** Number of files afterwards. */
  remaining: number
}

const problem = await eject()
if (problem) {
  console.error(problem)
  process.exitCode = 1
}

/** Returns why nothing was removed, if so. */
async function eject(): Promise<string | undefined> {
  const changes = gitChanges()
  if (changes === undefined)
    return "This project is in no git repository, so nothing could be undone. Run this first:\n  git init && git add --all && git commit --message Greenroom"
  if (changes) return `Commit or stash your changes first, so that this can be undone:\n${changes}`

  const plan = planEject()
  console.log(summary(plan))
  if (!process.argv.includes("--yes")) {
    if (!process.stdin.isTTY)
      return "Nothing was removed. To remove all this without being asked: npm run eject -- --yes"
    const terminal = createInterface({ input: process.stdin, output: process.stdout })
    const answer = await terminal.question("\nRemove all this? (y/N) ")
    terminal.close()
    if (!/^y(es)?$/i.test(answer.trim())) return "Nothing was removed."
  }
  apply(plan)
  console.log(nextSteps(plan))
  return undefined
}

/** Returns git's short list of uncommitted changes: empty if there are none, undefined if git doesn't know the project. */
function gitChanges(): string | undefined {
  try {
    git("ls-files", "--error-unmatch", "package.json")
    return git("status", "--short", "--", ".").trimEnd()
  } catch {
    return undefined
  }
}

function git(...args: string[]): string {
  return execFileSync("git", args, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })
}

function summary({ files, scripts, packages, edits }: Plan): string {
  const counts = new Map<string, number>()
  for (const file of files) {
    const [top = "", ...rest] = file.split("/")
    const name = rest.length > 0 ? `${top}/` : top
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const list = (names: Iterable<string>) => [...names].join(", ") || "none"
  return `Only maintainers of the template need these ${files.length} files:
  ${list([...counts].map(([name, count]) => (count > 1 ? `${name} (${count} files)` : name)))}
npm scripts: ${list(scripts)}
packages: ${list(packages)}
What mentions them is edited: ${list(edits.keys())}`
}

function apply({ files, edits }: Plan): void {
  for (const [file, content] of edits) writeFileSync(join(ROOT, file), content)
  for (const file of files) {
    rmSync(join(ROOT, file))
    let folder = dirname(file)
    while (folder !== "." && readdirSync(join(ROOT, folder)).length === 0) {
      rmdirSync(join(ROOT, folder))
      folder = dirname(folder)
    }
  }
  formatTables([...edits.keys()])
}

/** A table is aligned to its longest row, which may be gone. */
function formatTables(files: string[]): void {
  try {
    const biome = createRequire(import.meta.url).resolve("@biomejs/biome/bin/biome")
    execFileSync(process.execPath, [biome, "format", "--write", ...files], { cwd: ROOT, stdio: "ignore" })
  } catch {
    // The owner may have another formatter.
  }
}

function nextSteps({ remaining, leftovers }: Plan): string {
  const open = leftovers.map((leftover) => `\n  ${leftover}`).join("")
  return `
Done: ${remaining} files are left, and they are yours.${open && `\n\nThese still mention what is gone; change them by hand:${open}`}

Next:
  git diff        shows what was edited
  npm install     removes the packages and updates package-lock.json
  npm test
  git add --all && git commit --message "Remove what only the template needs"
README.md and SECURITY.md still describe the template: make them yours.

To undo it, before you commit: git restore . && npm install`
}

type Package = { scripts: Record<string, string>; devDependencies: Record<string, string> }

/** Finds out what to remove from the project as it is now, also where its owner has changed it. */
function planEject(): Plan {
  const all = git("ls-files", "-z").split("\0").filter(Boolean)
  const read = (file: string) => readFileSync(join(ROOT, file), "utf8")
  const json = JSON.parse(read("package.json")) as Package
  const scripts = SCRIPTS.filter((name) => name in json.scripts)
  const isCommandOf = (names: string[]) => (file: string) =>
    names.some((name) => json.scripts[name]?.split(" ").includes(file))

  const files = new Set(all.filter((file) => PATHS.some((path) => `${file}/`.startsWith(`${path}/`))))
  const stays = Object.keys(json.scripts).filter((name) => !scripts.includes(name))
  for (const file of all.filter(isCommandOf(scripts))) if (!isCommandOf(stays)(file)) files.add(file)
  addOrphans(files, all, read)

  const rest = all.filter((file) => !files.has(file))
  const gone = goneThings(files, rest, scripts)
  const imported = new Set([...files].filter(isCode).flatMap((file) => importsOf(file, read(file))))
  // Folders such as those in examples/ have packages of their own.
  const projects = rest.filter((file) => file.endsWith("/package.json")).map(dirname)
  const own = rest.filter((file) => !projects.some((folder) => file.startsWith(`${folder}/`)))
  const restCode = own.filter((file) => /\.(tsx?|mjs|css|jsonc)$/.test(file)).map(read)
  const packages = unusedPackages(Object.keys(json.devDependencies), imported, restCode)
  const edits = new Map<string, string>()
  const edit = (file: string, content: string) => content !== read(file) && edits.set(file, content)
  edit("package.json", withoutScripts(json, scripts, packages))
  for (const file of rest.filter((name) => name.endsWith(".md"))) {
    edit(file, withoutMentions(read(file), file, gone))
  }
  for (const file of rest.filter((name) => /^\.github\/workflows\/.*\.ya?ml$/.test(name))) {
    edit(file, withoutSteps(read(file), file, gone))
  }
  const leftovers = rest.flatMap((file) =>
    leftoversIn(edits.get(file) ?? read(file), file, gone, files).map((mention) => `${file}: ${mention}`),
  )
  return { files: [...files].sort(), scripts, packages, edits, leftovers, remaining: rest.length }
}

function isCode(file: string): boolean {
  return /\.(tsx?|mjs)$/.test(file)
}

/** Whether a file has no other use than being imported. */
function isSupport(file: string): boolean {
  return /^(scripts|e2e\/support)\//.test(file)
}

function testOf(file: string): string {
  return file.replace(/(\.tsx?)$/, ".test$1")
}

/** Adds modules that only removed ones import, and the tests beside removed ones. */
function addOrphans(removed: Set<string>, all: string[], read: (file: string) => string): void {
  const known = new Set(all)
  const importers = new Map<string, string[]>()
  for (const file of all.filter(isCode)) {
    for (const path of importsOf(file, read(file))) {
      const target = resolveImport(path, known)
      if (target) importers.set(target, [...(importers.get(target) ?? []), file])
    }
  }
  let size = -1
  while (size !== removed.size) {
    size = removed.size
    for (const [file, from] of importers) {
      if (!isSupport(file)) continue
      const others = from.filter((importer) => importer !== testOf(file))
      if (others.length > 0 && others.every((importer) => removed.has(importer))) removed.add(file)
    }
    for (const file of [...removed]) if (known.has(testOf(file))) removed.add(testOf(file))
  }
}

function goneThings(removed: ReadonlySet<string>, rest: string[], scripts: string[]): Gone {
  const withFolders = (files: Iterable<string>) =>
    new Set(
      [...files].flatMap((file) => file.split("/").map((_, end, parts) => parts.slice(0, end + 1).join("/"))),
    )
  const kept = withFolders(rest)
  const lost = withFolders(removed)
  return { path: (path) => lost.has(path) && !kept.has(path), script: (name) => scripts.includes(name) }
}

/** Returns packages that removed files import and others don't name in quotes; with their types. */
function unusedPackages(packages: string[], imported: ReadonlySet<string>, restCode: string[]): string[] {
  const isNamed = (name: string) =>
    restCode.some((text) => text.includes(`"${name}"`) || text.includes(`"${name}/`))
  const isImported = (name: string) => [...imported].some((path) => `${path}/`.startsWith(`${name}/`))
  const unused = packages.filter((name) => isImported(name) && !isNamed(name))
  return packages.filter((name) => unused.includes(name) || unused.includes(name.replace(/^@types\//, "")))
}

function withoutScripts(json: Package, scripts: string[], packages: string[]): string {
  const without = (entries: Record<string, string>, names: string[]) =>
    Object.fromEntries(Object.entries(entries).filter(([name]) => !names.includes(name)))
  const commands = Object.entries(without(json.scripts, scripts)).map(([name, command]) => {
    const steps = command.split(" && ").filter((step) => !scripts.some((gone) => step === `npm run ${gone}`))
    return [name, steps.join(" && ")]
  })
  const result = {
    ...json,
    scripts: Object.fromEntries(commands),
    devDependencies: without(json.devDependencies, packages),
  }
  return `${JSON.stringify(result, null, 2)}\n`
}

function leftoversIn(text: string, file: string, gone: Gone, removed: ReadonlySet<string>): string[] {
  if (!/\.(tsx?|mjs|md|ya?ml|jsonc?)$/.test(file) || file === "package-lock.json") return []
  // Only paths of more than one part: `size` may be anything.
  const named = mentionsIn(text, file, gone).filter((mention) => /[/.]|npm run/.test(mention))
  const imported = isCode(file)
    ? importsOf(file, text).filter((path) => resolveImport(path, removed as Set<string>))
    : []
  return [...new Set([...named, ...imported])]
}
