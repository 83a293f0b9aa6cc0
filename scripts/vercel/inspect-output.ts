import { readdir, readFile } from "node:fs/promises"
import { join, relative, sep } from "node:path"

type Forbidden = {
  /** Names of packages that only development needs. */
  packages: readonly string[]
  /** Texts that no file may hold, each with what it would mean. */
  texts: Readonly<Record<string, string>>
}

const FILES = /(^|\/)(\.env(?!\.example$)[^/]*|[^/]+\.(test|spec)\.[^/]+|scripts\/(dev|sfu)\/.*)$/

/** What lies in a build and shouldn't, a sentence each. */
export async function inspectOutput(folder: string, { packages, texts }: Forbidden): Promise<string[]> {
  const faults: string[] = []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries.filter((entry) => entry.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const shown = relative(folder, path).replaceAll(sep, "/")
    const found = packages.find((name) => shown.includes(`node_modules/${name}/`))
    if (found) faults.push(`${shown} belongs to ${found}, which only development needs.`)
    if (!shown.includes("node_modules/") && FILES.test(shown)) faults.push(`${shown} is not for deployment.`)
    const content = await readFile(path, "latin1")
    for (const [text, meaning] of Object.entries(texts)) {
      if (content.includes(text)) faults.push(`${shown} holds ${meaning}.`)
    }
  }
  return faults
}
