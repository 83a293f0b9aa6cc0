import { execFile } from "node:child_process"

type Protocol = "tcp" | "udp"

/** Which program holds a port, for a message. A best effort: undefined where the system's tools don't tell. */
export async function holderOf(port: number, protocol: Protocol): Promise<string | undefined> {
  if (process.platform === "win32") return onWindows(port, protocol)
  const selection = protocol === "tcp" ? [`-iTCP:${port}`, "-sTCP:LISTEN"] : [`-iUDP:${port}`]
  const found = readLsof(await run("lsof", ["-nP", ...selection, "-Fpc"]))
  return found ?? readSs(await run("ss", ["-Hnap", protocol === "tcp" ? "-tl" : "-u", `sport = :${port}`]))
}

/** lsof -F writes one field a line: p1234, then cnode. */
export function readLsof(output: string): string | undefined {
  const pid = output.match(/^p(\d+)$/m)?.[1]
  const name = output.match(/^c(.+)$/m)?.[1]
  return pid && `${name ?? "a program"} (process ${pid})`
}

/** ss ends its lines in users:(("node",pid=1234,fd=20)). */
export function readSs(output: string): string | undefined {
  const [, name, pid] = output.match(/\(\("([^"]+)",pid=(\d+)/) ?? []
  return pid && `${name} (process ${pid})`
}

async function onWindows(port: number, protocol: Protocol): Promise<string | undefined> {
  const pid = readNetstat(await run("netstat", ["-ano", "-p", protocol]), port)
  if (!pid) return undefined
  const name = (await run("tasklist", ["/FI", `PID eq ${pid}`, "/FO", "CSV", "/NH"])).match(/^"([^"]+)"/)?.[1]
  return `${name ?? "a program"} (process ${pid})`
}

/** netstat's columns: protocol, local address, remote address, state (for TCP), process. */
export function readNetstat(output: string, port: number): string | undefined {
  const rows = output.split("\n").map((line) => line.trim().split(/\s+/))
  return rows
    .find(([, local, remote]) => local?.endsWith(`:${port}`) && /[:*](0|\*)$/.test(remote ?? ""))
    ?.at(-1)
}

function run(command: string, args: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(command, args, { timeout: 2000, windowsHide: true }, (_error, stdout) => resolve(stdout ?? ""))
  })
}
