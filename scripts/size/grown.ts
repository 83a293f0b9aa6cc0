import type { Modules } from "./modules"

/** What is larger than it was, the most first: [name, bytes more]. */
export function grown(before: Modules, now: Modules): [string, number][] {
  return Object.entries(now)
    .map(([name, bytes]): [string, number] => [name, bytes - (before[name] ?? 0)])
    .filter(([, more]) => more > 0)
    .sort(([, a], [, b]) => b - a)
}
