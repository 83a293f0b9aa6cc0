import { type Platform, platformOf } from "./platform"

export interface Entry {
  version?: string
  resolved?: string
  dev?: boolean
  peer?: boolean
  optionalDependencies?: Record<string, string>
  [key: string]: unknown
}

export interface Lockfile {
  packages: Record<string, Entry>
  [key: string]: unknown
}

/**
 * npm leaves out native packages of other systems where the registry at hand lacks them. Then `npm ci` fails, or a Mac
 * gets no binary. What is missing follows from the parents' `optionalDependencies`; `added` holds the keys.
 */
export function completeLockfile(lockfile: Lockfile): { lockfile: Lockfile; added: string[] } {
  const packages = { ...lockfile.packages }
  const added = new Set<string>()
  for (const [parentKey, parent] of Object.entries(lockfile.packages)) {
    const wanted = parent.optionalDependencies ?? {}
    for (const [name, range] of Object.entries(wanted)) {
      const found = lookUp(packages, parentKey, name)
      if (found && satisfies(packages[found]?.version, range)) {
        if (added.has(found) && !parent.dev) delete packages[found]?.dev
        continue
      }
      const platform = platformOf(name, Object.keys(wanted))
      if (!platform) throw new Error(`${name} (wanted by ${parentKey}) is missing and names no system.`)
      // Another version at the top belongs to someone else: this one goes below its own parent, as npm does it.
      const key = found && parentKey ? `${parentKey}/node_modules/${name}` : `node_modules/${name}`
      packages[key] = entryFor(range, platform, parent)
      added.add(key)
    }
  }
  return { lockfile: { ...lockfile, packages: inNpmOrder(packages) }, added: [...added].sort() }
}

/** The key under which Node would find `name` from the package at `parentKey`: nearest node_modules first. */
function lookUp(packages: Record<string, Entry>, parentKey: string, name: string): string | undefined {
  for (let base = parentKey; ; base = base.slice(0, Math.max(0, base.lastIndexOf("/node_modules/")))) {
    const key = base ? `${base}/node_modules/${name}` : `node_modules/${name}`
    if (packages[key]) return key
    if (!base) return undefined
  }
}

/** Native packages are pinned exactly; a range was resolved by npm, so whatever it found is right. */
function satisfies(version: string | undefined, range: string): boolean {
  return !/^\d+\.\d+\.\d+[^\s|]*$/.test(range) || version === range
}

function entryFor(range: string, { os, cpu, libc }: Platform, parent: Entry): Entry {
  return {
    version: range.replace(/^[\^~=v]+/, ""),
    ...(cpu && { cpu }),
    ...(parent.dev && { dev: true }),
    ...(libc && { libc }),
    optional: true,
    ...(os && { os }),
    ...(parent.peer && { peer: true }),
  }
}

function inNpmOrder(packages: Record<string, Entry>): Record<string, Entry> {
  return Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, "en")))
}
