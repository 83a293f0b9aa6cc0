import "server-only"
import { randomBytes as randomBytesOfSystem } from "node:crypto"

const PORTION = 4096

let unused = Buffer.alloc(0)

/**
 * Cryptographically random bytes, each given out once. The system is asked for a larger portion at a time: the call costs a
 * token more than its signature does.
 */
export function randomBytes(count: number): Buffer {
  if (unused.length < count) unused = randomBytesOfSystem(Math.max(PORTION, count))
  const bytes = unused.subarray(0, count)
  unused = unused.subarray(count)
  return bytes
}
