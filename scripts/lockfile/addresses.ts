import type { Lockfile } from "./complete"

/** Keys of the entries that name a download address. They tie every cloner to one registry; the hash is enough. */
export function entriesWithAddress(lockfile: Lockfile): string[] {
  return Object.entries(lockfile.packages)
    .filter(([, entry]) => /^https?:/.test(entry.resolved ?? ""))
    .map(([key]) => key)
}

export function withoutAddresses(lockfile: Lockfile): Lockfile {
  const packages = { ...lockfile.packages }
  for (const key of entriesWithAddress(lockfile)) {
    const { resolved: _, ...rest } = packages[key] ?? {}
    packages[key] = rest
  }
  return { ...lockfile, packages }
}
