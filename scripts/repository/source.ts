import { readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"

// What tools and tests read from the project's own code.

export const FEATURE_LIST = "features/index.ts"

export type ListedFeature = {
  /** Its folder's name, which is also its tag in browser tests. */
  name: string
  folder: string
  /** Its name in the list. */
  identifier: string
}

/** Returns the features that `features/index.ts` imports. */
export function readFeatures(list = readFileSync(FEATURE_LIST, "utf8")): ListedFeature[] {
  const imports = list.matchAll(/^import \{ (\w+) \} from "(?:\.|@\/features)\/([\w-]+)"$/gm)
  return Array.from(imports, ([, identifier = "", name = ""]) => ({
    name,
    folder: `features/${name}`,
    identifier,
  }))
}

/** Returns the list without a feature's import and its entry in the array. */
export function withoutFeature(list: string, { identifier }: ListedFeature): string {
  const isOfFeature = new RegExp(`^(import \\{ ${identifier} \\} from |\\s+${identifier},)`)
  return list
    .split("\n")
    .filter((line) => !isOfFeature.test(line))
    .join("\n")
}

/** Returns a pattern that matches the tags of removed features, such as `@chat` without features/chat. */
export function absentFeatures(): RegExp {
  const present = readdirSync("features", { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  return new RegExp(`@(?!(?:${present.join("|")})(?![\\w-]))[a-z]`)
}

const IMPORT_ENDS = ["", ".ts", ".tsx", ".mjs", "/index.ts", "/index.tsx"]

/** Returns what a file imports or mocks, also by `import()`: packages, and paths of this project from its root. */
export function importsOf(file: string, code = readFileSync(file, "utf8")): string[] {
  return specifiersIn(file, code, /\b(?:from|import|mock)\b\s*\(?\s*"([^"]+)"/g)
}

/** Returns what a file loads whenever it is loaded: neither `import()` nor types. */
export function staticImportsOf(file: string, code = readFileSync(file, "utf8")): string[] {
  return specifiersIn(file, code, /^(?:import|export)\s+(?!type\s)(?:[^"'();=]*?\sfrom\s+)?"([^"]+)"/gm)
}

/** Returns the file that an imported path names, if it is one of `files`. */
export function resolveImport(path: string, files: ReadonlySet<string>): string | undefined {
  return IMPORT_ENDS.map((end) => path + end).find((name) => files.has(name))
}

function specifiersIn(file: string, code: string, pattern: RegExp): string[] {
  return Array.from(code.matchAll(pattern), ([, specifier = ""]) => {
    if (specifier.startsWith("@/")) return specifier.slice(2)
    return specifier.startsWith(".") ? join(dirname(file), specifier) : specifier
  })
}
