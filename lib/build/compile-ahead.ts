import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

/**
 * To V8, at the beginning of a file: compile every function at once, in the background, while the file is loaded.
 * https://v8.dev/blog/explicit-compile-hints
 */
const HINT = "//# allFunctionsCalledOnLoad\n"

/**
 * Has the browser compile the code of a call while somebody is in the green room. Otherwise it compiles each function
 * when it is first called: about 950 of them between the click on “Join room” and the first picture, on the page's own
 * thread. What a page loads at first stays as it is: there the time is the same, but somebody waits for it.
 * @param build the folder of a build that is compiled, such as `.next`
 */
export async function compileAhead(build: string): Promise<void> {
  const read = (path: string) => readFileSync(join(build, path), "utf8")
  // The statistics of routes, by which scripts/size counts, are written later in a build.
  const pages = readdirSync(join(build, "server/app"), { encoding: "utf8", recursive: true })
    .filter((path) => path.endsWith("_client-reference-manifest.js"))
    .map((path) => join("server/app", path))
  const atFirst = ["build-manifest.json", ...pages].map(read).join()
  for (const name of readdirSync(join(build, "static/chunks"))) {
    if (!name.endsWith(".js") || name.startsWith("turbopack-") || atFirst.includes(name)) continue
    const path = join("static/chunks", name)
    const code = read(path)
    if (!code.startsWith(HINT)) writeFileSync(join(build, path), HINT + code)
  }
}
