import { accessSync, constants, statSync } from "node:fs"
import { posix, win32 } from "node:path"

interface Options {
  env?: NodeJS.Dict<string>
  platform?: NodeJS.Platform
  isExecutable?: (path: string) => boolean
}

/** Where the shell would find `name`, without starting one: `which` and `where` are not everywhere. */
export function findOnPath(name: string, options: Options = {}): string | undefined {
  const { env = process.env, platform = process.platform, isExecutable = isExecutableFile } = options
  const { join, delimiter } = platform === "win32" ? win32 : posix
  const file = executableName(name, platform)
  // Windows spells it "Path", and a copied environment has lost the indifference to case.
  const path = env.PATH ?? env.Path ?? ""
  return path
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, file))
    .find(isExecutable)
}

export function executableName(name: string, platform: NodeJS.Platform = process.platform): string {
  return platform === "win32" ? `${name}.exe` : name
}

export function isExecutableFile(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
