import { copyFile, cp, link, mkdir, readdir, readlink, rm, symlink } from "node:fs/promises"
import { join } from "node:path"

/** Files that git ignores or no build needs. The copy itself lies in `.cache`. */
const EXCLUDED =
  /^(\.git|\.cache|\.next|\.vercel|node_modules|test-results|playwright-report|\.env(?!\.example$).*)$/

/** Packages of the examples, which are separate projects. */
const NESTED_PACKAGES = /[\\/](node_modules|target|\.venv)$/

/** Copies the project with its packages to `folder`, so that a build there changes nothing here. */
export async function copyProject(root: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(root)) {
    if (EXCLUDED.test(name)) continue
    await cp(join(root, name), join(folder, name), {
      recursive: true,
      filter: (path) => !NESTED_PACKAGES.test(path),
    })
  }
  await linkTree(join(root, "node_modules"), join(folder, "node_modules"))
}

/** Hard-links the files: linking half a gigabyte of packages takes seconds and no disk space. */
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
