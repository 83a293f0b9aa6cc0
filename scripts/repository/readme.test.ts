import { existsSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { describe, expect, test } from "vitest"
import packageJson from "../../package.json"
import { anchorsOf } from "./anchors-of"

const FILES = [
  ...["README.md", "AGENTS.md", "CONTRIBUTING.md", "SECURITY.md"],
  ...readdirSync("docs")
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
]

/** `lk app create` deletes them from a new project. */
const MAY_BE_ABSENT = ["LICENSE", "taskfile.yaml"]

/** What beginnings of paths in the text name a file of this repository, and not one that somebody is to write. */
const OWN_PATH = /^(app|bench|components|docker|docs|e2e|examples|lib|scripts|\.github)\//

describe.each(FILES)("%s", (file) => {
  const text = readFileSync(file, "utf8")
  // Code is no place for links, and anchors in it are none.
  const prose = text.replace(/^ *```[\s\S]*?^ *```/gm, "")
  const links = [
    ...[...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target),
    ...[...prose.matchAll(/\b(?:src|srcset|href)="([^"]+)"/g)].map(([, target = ""]) => target),
  ]

  test("names npm scripts that exist", () => {
    const named = [...text.matchAll(/npm run ([\w-]+)/g)].map(([, name = ""]) => name)
    expect(named.filter((name) => !(name in packageJson.scripts))).toEqual([])
  })

  test("links to files and headings that exist", () => {
    const broken = links
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => {
        const [path = "", anchor] = decodeURIComponent(target).split("#")
        const linked = path ? join(dirname(file), path) : file
        if (!existsSync(linked)) return !MAY_BE_ABSENT.includes(linked)
        return anchor !== undefined && !anchorsOf(readFileSync(linked, "utf8")).includes(anchor)
      })
    expect(broken).toEqual([])
  })

  test("links to other sites by well-formed addresses, over HTTPS", () => {
    const others = links.filter((target) => /^[a-z]+:/.test(target))
    expect(others.filter((target) => !URL.canParse(target) || !/^https:\/\/[\w.-]+/.test(target))).toEqual([])
  })

  test("names files and folders that exist", () => {
    const named = [...prose.matchAll(/`([^`\s]+)`/g)]
      .map(([, name = ""]) => name)
      .filter((name) => OWN_PATH.test(name) && !/[*…<>{]/.test(name))
    expect(named.filter((name) => !existsSync(name))).toEqual([])
  })
})
