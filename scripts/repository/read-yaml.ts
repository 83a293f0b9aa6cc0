import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { parse } from "yaml"

/** A YAML file of this repository, by its path from the top. */
export function readYaml<T>(path: string): T {
  return parse(readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8"))
}
