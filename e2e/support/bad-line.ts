import { createSocket, type Socket as UdpSocket } from "node:dgram"
import { once } from "node:events"
import { connect, createServer, type Server, type Socket } from "node:net"
import { networkInterfaces } from "node:os"
import type { Page } from "@playwright/test"
import type { SfuPorts } from "../../scripts/sfu/start"
import { Lane, type LineState } from "./lane"

/** Where the LiveKit server waits for media: on the addresses that others could reach, and not on 127.0.0.1. */
const MEDIA_ADDRESS =
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === "IPv4" && !internal)?.address ?? "127.0.0.1"

const GOOD: LineState = { isCut: false, loss: 0, delay: 0, rate: Number.POSITIVE_INFINITY }

/**
 * The way between one page and the LiveKit server, over ports of its own, so that it can be cut and made bad for this
 * page alone. The packets are the real ones of the real browser: they are held back and dropped here, in user space,
 * which needs neither root nor Linux. Media goes by UDP, as it does by default.
 */
export class BadLine {
  #state = GOOD
  #udp = createSocket("udp4")
  #tcp: Server
  #upstream = new Map<string, UdpSocket>()
  #connections = new Set<{ near: Socket; far: Socket; isDead: boolean }>()
  #lanes = { up: new Lane(() => this.#state), down: new Lane(() => this.#state) }

  private constructor(readonly sfu: SfuPorts) {
    this.#tcp = createServer({ pauseOnConnect: true }, (near) => this.#connect(near))
    this.#udp.on("message", (packet, { address, port }) => {
      const key = `${address} ${port}`
      const far = this.#upstream.get(key) ?? this.#newUpstream(key, port, address)
      this.#lanes.up.packet(packet.length, () => {
        // It may have been held back until after a move to another address.
        if (this.#upstream.get(key) === far) far.send(packet, sfu.udp, MEDIA_ADDRESS, () => undefined)
      })
    })
  }

  static async to(sfu: SfuPorts): Promise<BadLine> {
    const line = new BadLine(sfu)
    line.#udp.bind(0, MEDIA_ADDRESS)
    line.#tcp.listen(0, "127.0.0.1")
    await Promise.all([once(line.#udp, "listening"), once(line.#tcp, "listening")])
    return line
  }

  /** Leads a page's signal and media over this line. Before it loads, in a context with `bypassCSP`. */
  async lead(page: Page): Promise<void> {
    const tcp = this.#tcp.address()
    if (tcp === null || typeof tcp === "string") throw new Error("The line is closed.")
    const ports = {
      http: this.sfu.http,
      udp: this.sfu.udp,
      nearTcp: tcp.port,
      nearUdp: this.#udp.address().port,
      address: MEDIA_ADDRESS,
    }
    await page.addInitScript(({ http, udp, nearTcp, nearUdp, address }) => {
      window.WebSocket = class extends WebSocket {
        constructor(url: string | URL, protocols?: string | string[]) {
          super(String(url).replace(`localhost:${http}`, `127.0.0.1:${nearTcp}`), protocols)
        }
      }
      // Each candidate for UDP becomes the line's; those for TCP would go around it.
      const led = (text: string) =>
        text
          .replace(/^(a=)?candidate:.* tcp .*(\r?\n)?/gim, "")
          .replace(new RegExp(` \\S+ ${udp} typ host`, "g"), ` ${address} ${nearUdp} typ host`)
      // The server is not told where the browser is, neither by and by nor in a later offer: it would find a way of its
      // own to it.
      const { prototype } = RTCPeerConnection
      Object.defineProperty(prototype, "onicecandidate", { get: () => null, set: () => undefined })
      type Describe = (options?: RTCOfferOptions) => Promise<RTCSessionDescriptionInit>
      for (const name of ["createOffer", "createAnswer"] as const) {
        const describe = prototype[name] as Describe
        const silently: Describe = async function (this: RTCPeerConnection, options) {
          const { type, sdp = "" } = await describe.call(this, options)
          return { type, sdp: sdp.replace(/^a=candidate:.*\r\n/gm, "") }
        }
        Object.assign(prototype, { [name]: silently })
      }
      window.RTCPeerConnection = class extends RTCPeerConnection {
        override addIceCandidate(candidate?: RTCIceCandidateInit | null) {
          const { candidate: text = "", sdpMid = null, sdpMLineIndex = null } = candidate ?? {}
          if (text && !led(text)) return Promise.resolve()
          return super.addIceCandidate(candidate && { candidate: led(text), sdpMid, sdpMLineIndex })
        }
        override setRemoteDescription({ type, sdp = "" }: RTCSessionDescriptionInit) {
          return super.setRemoteDescription({ type, sdp: led(sdp) })
        }
      }
    }, ports)
  }

  /** Whether all media of the page goes over this line, and none around it. */
  async carries(page: Page): Promise<boolean> {
    const ports = await page.evaluate(async () => {
      const { rememberedConnections } = window as unknown as { rememberedConnections: RTCPeerConnection[] }
      const reports = await Promise.all(rememberedConnections.map((connection) => connection.getStats()))
      return reports.flatMap((report) =>
        [...report.values()].flatMap(({ type, selectedCandidatePairId }) => {
          const pair = type === "transport" ? report.get(selectedCandidatePairId) : undefined
          return pair ? [report.get(pair.remoteCandidateId)?.port as number] : []
        }),
      )
    })
    return ports.length > 0 && ports.every((port) => port === this.#udp.address().port)
  }

  /** What is not named is good. */
  set(state: Partial<LineState>): void {
    this.#state = { ...GOOD, ...state }
    for (const connection of this.#connections) this.#flow(connection)
  }

  /** Another address, as between Wi-Fi and mobile: what was connected hears nothing any more, what is new gets through. */
  moveElsewhere(): void {
    for (const connection of this.#connections) {
      connection.isDead = true
      this.#flow(connection)
    }
    for (const socket of this.#upstream.values()) socket.close()
    this.#upstream.clear()
  }

  close(): void {
    this.#udp.close()
    this.#tcp.close()
    for (const { near, far } of this.#connections) {
      near.destroy()
      far.destroy()
    }
    for (const socket of this.#upstream.values()) socket.close()
    this.#upstream.clear()
  }

  #newUpstream(key: string, port: number, address: string): UdpSocket {
    const far = createSocket("udp4")
    far.on("message", (packet) => {
      this.#lanes.down.packet(packet.length, () => {
        // Nobody is there any more: as on a real network, nothing is said.
        if (this.#upstream.get(key) === far) this.#udp.send(packet, port, address, () => undefined)
      })
    })
    this.#upstream.set(key, far)
    return far
  }

  #connect(near: Socket): void {
    const far = connect(this.sfu.http, "localhost")
    const connection = { near, far, isDead: false }
    this.#connections.add(connection)
    for (const [from, to, lane] of [
      [near, far, this.#lanes.up],
      [far, near, this.#lanes.down],
    ] as const) {
      from.on("data", (bytes) => lane.bytes(bytes.length, () => connection.isDead || to.write(bytes)))
      from.on("error", () => undefined)
      from.on("close", () => {
        this.#connections.delete(connection)
        // Whoever is gone can't be heard of while the line is cut.
        if (!connection.isDead && !this.#state.isCut) to.destroy()
      })
    }
    this.#flow(connection)
  }

  /** What is not read waits in the sender's system, as it would for a network that is gone. */
  #flow({ near, far, isDead }: { near: Socket; far: Socket; isDead: boolean }): void {
    for (const socket of [near, far]) {
      if (isDead || this.#state.isCut) socket.pause()
      else socket.resume()
    }
  }
}
