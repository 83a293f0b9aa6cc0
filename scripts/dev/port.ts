import { createSocket } from "node:dgram"
import { createServer } from "node:net"
import { DevError } from "./dev-error"
import { holderOf } from "./port-holder"

export interface Port {
  port: number
  protocol: "tcp" | "udp"
  /** What it is for, as the message says it. */
  use: string
  /** How to do without it. */
  hint?: string
}

/** Throws a DevError that names the first port that something else holds. */
export async function requireFree(ports: Port[]): Promise<void> {
  for (const { port, protocol, use, hint } of ports) {
    const problem = await problemOf(port, protocol)
    if (!problem) continue
    const label = `Port ${port}${protocol === "udp" ? " (UDP)" : ""}, which ${use} needs,`
    if (problem !== "EADDRINUSE") throw new DevError(`${label} can't be opened (${problem}).`)
    const holder = await holderOf(port, protocol)
    throw new DevError([`${label} is taken${holder ? ` by ${holder}` : ""}.`, hint].filter(Boolean).join(" "))
  }
}

/** Some systems let a program bind one address of a port while another holds all of them: ask for each. */
async function problemOf(port: number, protocol: "tcp" | "udp"): Promise<string | undefined> {
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
