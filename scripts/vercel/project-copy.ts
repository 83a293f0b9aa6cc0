import { copyFile, cp, link, mkdir, readdir, readlink, rm, symlink } from "node:fs/promises"
import { join } from "node:path"

/** What git doesn't know, or what no build needs. `.cache` is where the copy lies. */
const LEFT_OUT =
  /^(\.git|\.cache|\.next|\.vercel|node_modules|test-results|playwright-report|\.env(?!\.example$).*)$/

/** Packages of the examples, which are projects of their own. */
const NESTED = /[\\/](node_modules|target|\.venv)$/

/** A copy of the project with packages of its own, so that a build there touches nothing here. */
export async function copyProject(root: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(root)) {
    if (!LEFT_OUT.test(name))
      await cp(join(root, name), join(folder, name), {
        recursive: true,
        filter: (path) => !NESTED.test(path),
      })
  }
  await linkTree(join(root, "node_modules"), join(folder, "node_modules"))
}

/** The same files under a second name: half a gigabyte of packages takes seconds and no room. */
async function linkTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name)
    const target = join(to, entry.name)
    if (entry.isDirectory()) await linkTree(source, target)
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target)
    else await link(source, target).catch(() => copyFile(source, target))
  }
}
