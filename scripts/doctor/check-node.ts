import { type Finding, good, problem } from "./finding"

/**
 * @param version as in `process.versions.node`
 * @param engines of package.json: `>=` and a version
 */
export function checkNode(version: string, engines: string): Finding {
  const least = engines.replace(/^>=/, "")
  if (compare(version, least) >= 0) return good(`Node.js ${version}.`)
  return problem(
    `Node.js ${version} is too old: this project needs ${least} or newer.`,
    "Install the current LTS version from https://nodejs.org, or with your version manager.",
  )
}

function compare(left: string, right: string): number {
  const [a = 0, b = 0] = left.split(".").map(Number)
  const [c = 0, d = 0] = right.split(".").map(Number)
  return a - c || b - d
}
