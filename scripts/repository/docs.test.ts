import { existsSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { describe, expect, test } from "vitest"
import { repository } from "../../lib/site"
import packageJson from "../../package.json"
import { AUTH_POLICY, authFiles } from "../install/examples"

const FILES = [
  ...["README.md", "AGENTS.md", "CONTRIBUTING.md", "SECURITY.md"],
  ...readdirSync("docs")
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
]

/** Paths in the text that begin like this must exist. */
const OWN_PATH = /^(app|bench|components|docker|docs|e2e|examples|features|lib|scripts|\.github)\//

describe.each(FILES)("%s", (file) => {
  const text = readFileSync(file, "utf8")
  const prose = withoutCode(text)
  const links = [
    ...[...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target),
    ...[...prose.matchAll(/\b(?:src|srcset|href)="([^"]+)"/g)].map(([, target = ""]) => target),
  ]

  test("mentions only npm scripts that exist", () => {
    const named = [...text.matchAll(/npm run ([\w-]+)/g)].map(([, name = ""]) => name)
    expect(named.filter((name) => !(name in packageJson.scripts))).toEqual([])
  })

  test("links only to files and headings that exist", () => {
    const broken = links
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => {
        const [path = "", anchor] = decodeURIComponent(target).split("#")
        const linked = path ? join(dirname(file), path) : file
        if (!existsSync(linked)) return !mayBeAbsent(linked)
        return anchor !== undefined && !anchorsOf(readFileSync(linked, "utf8")).includes(anchor)
      })
    expect(broken).toEqual([])
  })

  test("links to other sites over HTTPS", () => {
    const others = links.filter((target) => /^[a-z]+:/.test(target))
    expect(others.filter((target) => !URL.canParse(target) || !/^https:\/\/[\w.-]+/.test(target))).toEqual([])
  })

  test("mentions only files and folders that exist", () => {
    const named = [...prose.matchAll(/`([^`\s]+)`/g)]
      .map(([, name = ""]) => name)
      .filter((name) => OWN_PATH.test(name) && !/[*…<>{]/.test(name))
    expect(named.filter((name) => !existsSync(name) && !mayBeAbsent(name))).toEqual([])
  })
})

test.each(["README.md", "docs/deployment.md"])(
  "%s has the repository of lib/site.ts: run `npx vitest run scripts/repository -u` to write it",
  async (file) => {
    await expect(withRepository(readFileSync(file, "utf8"))).toMatchFileSnapshot(join("../..", file))
  },
)

/** Returns the document with the repository's address in its commands and its deploy button. */
function withRepository(markdown: string): string {
  return markdown
    .replace(/(git clone|--template-url) https:\S+/g, `$1 ${repository}`)
    .replace(/https:\/\/vercel\.com\/new\/clone\?[^)\s]*/g, deployUrl())
}

/** Vercel's form to clone the repository, fill in the required variables, and deploy. */
function deployUrl(): string {
  const name = repository.split("/").at(-1) ?? ""
  const query = {
    "repository-url": repository,
    "project-name": name,
    "repository-name": name,
    env: "LIVEKIT_URL,LIVEKIT_API_KEY,LIVEKIT_API_SECRET",
    envDescription: "The settings of your LiveKit Cloud project show all three.",
    envLink: "https://cloud.livekit.io/projects/p_/settings/keys",
  }
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
  return `https://vercel.com/new/clone?${pairs.join("&")}`
}

describe("docs/authorization.md has examples/auth", () => {
  const text = readFileSync("docs/authorization.md", "utf8")
  const { "lib/token/policy.ts": policy = "", ...files } = authFiles()

  test.each(Object.entries(files))("%s, as it is there", (path, content) => {
    expect(text).toContain(`\n// ${path}\n${content}\`\`\`\n`)
  })

  test("the two changes of the policy", () => {
    for (const line of Object.values(AUTH_POLICY)) {
      expect(text).toContain(`\n${line}\n\`\`\`\n`)
      expect(policy).toContain(line)
    }
  })

  test("the pinned packages, and each variable", () => {
    const { dependencies } = JSON.parse(readFileSync("examples/auth/package.json", "utf8"))
    const packages = Object.entries(dependencies).map(([name, version]) => `${name}@${version}`)
    expect(text).toContain(`npm install -E ${packages.join(" ")}\n`)
    const [, names = ""] = /\{ (.+), NODE_ENV \} = process\.env/.exec(files["lib/auth.ts"] ?? "") ?? []
    expect(names.split(", ")).toHaveLength(3)
    for (const name of names.split(", ")) expect(text).toContain(`| \`${name}\``)
  })
})

/** Features can be removed, and `lk app create` deletes the licence from a new project. */
function mayBeAbsent(path: string): boolean {
  const [feature] = /^features\/[\w-]+/.exec(path) ?? []
  return path === "LICENSE" || (feature !== undefined && !existsSync(feature))
}

/** Returns the anchors that GitHub gives to the headings of a Markdown document. */
function anchorsOf(markdown: string): string[] {
  const counts = new Map<string, number>()
  return [...withoutCode(markdown).matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading = ""]) => {
    const anchor = heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/\s/g, "-")
    const count = counts.get(anchor) ?? 0
    counts.set(anchor, count + 1)
    return count === 0 ? anchor : `${anchor}-${count}`
  })
}

function withoutCode(markdown: string): string {
  return markdown.replace(/^ *```[\s\S]*?^ *```/gm, "")
}
