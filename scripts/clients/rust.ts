import { rm } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { executableName, findOnPath } from "../find-on-path"
import { run } from "../run"

const MANIFEST = fileURLToPath(new URL("../../e2e/clients/rust/Cargo.toml", import.meta.url))
const TARGET = fileURLToPath(new URL("../../.cache/rust-client", import.meta.url))

export const RUST_ADVICE =
  "The Rust client of e2e/clients/rust could not be built. It needs Rust 1.85 or later (https://rustup.rs), and the network once."

/** The program that asks with LiveKit's Rust token sources; there or not. */
export const RUST_CLIENT = join(TARGET, "debug", executableName("token-sources"))

/** Cargo, where this computer has it: the test of the Rust client runs only there. */
export function findCargo(env: NodeJS.Dict<string> = process.env): string | undefined {
  return findOnPath("cargo", { env })
}

/** Builds that program, of exactly the versions in its Cargo.lock. @throws with RUST_ADVICE */
export async function prepareRustClient(cargo: string): Promise<void> {
  const args = ["build", "--quiet", "--locked", "--manifest-path", MANIFEST, "--target-dir", TARGET]
  if (await run(cargo, args)) return
  // An older one would pass for it.
  await rm(RUST_CLIENT, { force: true })
  throw new Error(RUST_ADVICE)
}
