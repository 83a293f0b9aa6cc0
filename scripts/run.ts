import { ended, killTree, spawnTree } from "./process-tree"

/** Runs a command in view of the person, and resolves to whether it went well, and that in time. */
export async function run(
  command: string,
  args: string[],
  options: { env?: NodeJS.Dict<string>; timeoutMs?: number } = {},
): Promise<boolean> {
  const child = spawnTree(command, args, {
    env: options.env ?? process.env,
    stdio: ["ignore", "inherit", "inherit"],
  })
  const end = () => void killTree(child, 0)
  const timer = options.timeoutMs ? setTimeout(end, options.timeoutMs) : undefined
  // It is in a group of its own: Ctrl-C has to be passed on.
  const stop = () => {
    end()
    process.exit(130)
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop)
  const how = await ended(child)
  clearTimeout(timer)
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.off(signal, stop)
  return how === "exit code 0"
}
