import { execFile } from "node:child_process"
import { createSocket } from "node:dgram"
import { createServer } from "node:net"
import { DevError } from "./settings"

type Protocol = "tcp" | "udp"

export interface Port {
  port: number
  protocol: Protocol
  /** What it is for, in the words of the message. */
  use: string
  /** What to do if it is taken. */
  hint?: string
}

/** @throws DevError that names the first port that is taken, and the program that holds it */
export async function requireFree(ports: Port[]): Promise<void> {
  for (const { port, protocol, use, hint } of ports) {
    const code = await bindError(port, protocol)
    if (!code) continue
    const label = `Port ${port}${protocol === "udp" ? " (UDP)" : ""}, which ${use} needs,`
    if (code !== "EADDRINUSE") throw new DevError(`${label} can't be opened (${code}).`)
    const holder = await findHolder(port, protocol)
    throw new DevError([`${label} is taken${holder ? ` by ${holder}` : ""}.`, hint].filter(Boolean).join(" "))
  }
}

/** Some systems let two programs bind different addresses of the same port, so each address is tried. */
async function bindError(port: number, protocol: Protocol): Promise<string | undefined> {
  for (const host of ["::", "0.0.0.0", "127.0.0.1", "::1"]) {
    const code = await (protocol === "tcp" ? bindTcp(port, host) : bindUdp(port, host))
    // EADDRNOTAVAIL and EAFNOSUPPORT: this computer has no IPv6.
    if (code && code !== "EADDRNOTAVAIL" && code !== "EAFNOSUPPORT") return code
  }
  return undefined
}

function bindTcp(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
}

function bindUdp(port: number, address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = createSocket(address.includes(":") ? "udp6" : "udp4")
    socket.once("error", (error: NodeJS.ErrnoException) => socket.close(() => resolve(error.code)))
    socket.bind({ port, address, exclusive: true }, () => socket.close(() => resolve(undefined)))
  })
}

/** Resolves to the program that holds a port, if the system's tools tell. */
async function findHolder(port: number, protocol: Protocol): Promise<string | undefined> {
  if (process.platform === "win32") return findHolderOnWindows(port, protocol)
  const selection = protocol === "tcp" ? [`-iTCP:${port}`, "-sTCP:LISTEN"] : [`-iUDP:${port}`]
  const found = parseLsof(await outputOf("lsof", ["-nP", ...selection, "-Fpc"]))
  if (found) return found
  return parseSs(await outputOf("ss", ["-Hnap", protocol === "tcp" ? "-tl" : "-u", `sport = :${port}`]))
}

async function findHolderOnWindows(port: number, protocol: Protocol): Promise<string | undefined> {
  const pid = parseNetstat(await outputOf("netstat", ["-ano", "-p", protocol]), port)
  if (!pid) return undefined
  const tasks = await outputOf("tasklist", ["/FI", `PID eq ${pid}`, "/FO", "CSV", "/NH"])
  return `${tasks.match(/^"([^"]+)"/)?.[1] ?? "a program"} (process ${pid})`
}

function outputOf(command: string, args: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(command, args, { timeout: 2000, windowsHide: true }, (_error, stdout) => resolve(stdout ?? ""))
  })
}

/** `lsof -F` prints one field per line: p1234, then cnode. */
export function parseLsof(output: string): string | undefined {
  const pid = output.match(/^p(\d+)$/m)?.[1]
  const name = output.match(/^c(.+)$/m)?.[1]
  return pid && `${name ?? "a program"} (process ${pid})`
}

/** `ss` ends its lines with users:(("node",pid=1234,fd=20)). */
export function parseSs(output: string): string | undefined {
  const [, name, pid] = output.match(/\(\("([^"]+)",pid=(\d+)/) ?? []
  return pid && `${name} (process ${pid})`
}

/** The columns of `netstat`: protocol, local address, remote address, state (TCP only), process. */
export function parseNetstat(output: string, port: number): string | undefined {
  const rows = output.split("\n").map((line) => line.trim().split(/\s+/))
  return rows
    .find(([, local, remote]) => local?.endsWith(`:${port}`) && /[:*](0|\*)$/.test(remote ?? ""))
    ?.at(-1)
}
