import { readFileSync } from "node:fs"
import { basename, dirname, join } from "node:path"

/** The lists that name features, each of which is a folder beside its list. */
export const FEATURE_LISTS = [
  "components/stage/features.ts",
  "components/link-features.ts",
  "app/linked-pages.ts",
]

/** A line that names one, and where its folder is. */
export const FEATURE_LINE = /^export \{ \w+ \} from "(\.\/[^"]+)"$/

export type ListedFeature = { name: string; folder: string; list: string; line: string }

/** The features of all lists. */
export function readFeatures(): ListedFeature[] {
  return FEATURE_LISTS.flatMap((list) =>
    readFileSync(list, "utf8")
      .split("\n")
      .flatMap((line) => {
        const [, path] = FEATURE_LINE.exec(line) ?? []
        if (path === undefined) return []
        const folder = join(dirname(list), path)
        return { name: basename(folder), folder, list, line }
      }),
  )
}
