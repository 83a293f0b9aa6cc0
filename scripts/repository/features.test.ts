import { existsSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { expect, test } from "vitest"
import { FEATURE_LINE, FEATURE_LISTS, readFeatures } from "./read-features"

const FOLDERS = ["app", "bench", "components", "e2e", "lib", "scripts"]
const FILES = [
  ...readdirSync(".").filter(isCode),
  ...FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter(isCode)
      .map((name) => join(folder, name)),
  ),
]

test.each(readFeatures())("nothing but $list needs $folder", ({ list, folder }) => {
  expect(existsSync(folder)).toBe(true)
  const isInside = (path: string) => path === folder || path.startsWith(`${folder}/`)
  const outside = FILES.filter((file) => !isInside(file) && file !== list)
  expect(outside.filter((file) => importsOf(file).some(isInside))).toEqual([])
})

test.each(FEATURE_LISTS)("%s has a line for each feature, and no other", (list) => {
  const lines = readFileSync(list, "utf8").split("\n")
  const others = lines.filter((line) => line && !line.startsWith("//") && !FEATURE_LINE.test(line))
  expect(others).toEqual([])
})

function isCode(name: string): boolean {
  return /\.(tsx?|mts|mjs)$/.test(name)
}

/** The paths, from the repository's root, of what a file imports of it. */
function importsOf(file: string): string[] {
  const specifiers = readFileSync(file, "utf8").matchAll(/\b(?:from|import|mock)\b\s*\(?\s*"([^"]+)"/g)
  return [...specifiers].flatMap(([, specifier = ""]) => {
    if (specifier.startsWith("@/")) return specifier.slice(2)
    return specifier.startsWith(".") ? join(dirname(file), specifier) : []
  })
}
