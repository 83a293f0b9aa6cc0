import { createSocket, type Socket as UdpSocket } from "node:dgram"
import { once } from "node:events"
import { connect, createServer, type Server, type Socket } from "node:net"
import { networkInterfaces } from "node:os"
import type { Page } from "@playwright/test"
import type { SfuPorts } from "../../scripts/sfu/start"
import { portOf } from "./servers"

/** The LiveKit server receives media on external addresses, not on 127.0.0.1. */
const MEDIA_ADDRESS =
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === "IPv4" && !internal)?.address ?? "127.0.0.1"

export type NetworkConditions = {
  /** Drops everything without closing connections, like an unplugged cable. */
  isCut: boolean
  /** Share of packets lost, 0 to 1. */
  loss: number
  /** Milliseconds that each packet takes. */
  delay: number
  /** Bits per second in each direction. */
  rate: number
}

const PERFECT: NetworkConditions = { isCut: false, loss: 0, delay: 0, rate: Number.POSITIVE_INFINITY }

/** The bottleneck drops packets that would have to queue for longer. */
const MAX_QUEUE_MS = 400
/** The time TCP takes to detect and retransmit a lost packet. */
const RETRANSMIT_MS = 200
const PACKET_BYTES = 1200

/**
 * A relay between one page and the LiveKit server that delays and drops real packets in user space, without root and on
 * any operating system. Media uses UDP, as it does by default.
 */
export class NetworkRelay {
  #conditions = PERFECT
  #udp = createSocket("udp4")
  #tcp: Server
  #udpUpstreams = new Map<string, UdpSocket>()
  #tcpConnections = new Set<{ client: Socket; upstream: Socket; isDead: boolean }>()
  #uplink = new Link(() => this.#conditions)
  #downlink = new Link(() => this.#conditions)

  private constructor(readonly sfu: SfuPorts) {
    this.#tcp = createServer({ pauseOnConnect: true }, (client) => this.#relayTcp(client))
    this.#udp.on("message", (packet, { address, port }) => {
      const key = `${address} ${port}`
      const upstream = this.#udpUpstreams.get(key) ?? this.#openUdpUpstream(key, port, address)
      this.#uplink.sendPacket(packet.length, () => {
        // A delayed packet doesn't survive a change of address.
        if (this.#udpUpstreams.get(key) === upstream)
          upstream.send(packet, sfu.udp, MEDIA_ADDRESS, () => undefined)
      })
    })
  }

  static async start(sfu: SfuPorts): Promise<NetworkRelay> {
    const relay = new NetworkRelay(sfu)
    relay.#udp.bind(0, MEDIA_ADDRESS)
    relay.#tcp.listen(0, "127.0.0.1")
    await Promise.all([once(relay.#udp, "listening"), once(relay.#tcp, "listening")])
    return relay
  }

  /** Routes a page's signalling and media through the relay. Call it before page load, in a context with `bypassCSP`. */
  async route(page: Page): Promise<void> {
    const ports = {
      sfuHttp: this.sfu.http,
      sfuUdp: this.sfu.udp,
      relayTcp: portOf(this.#tcp),
      relayUdp: this.#udp.address().port,
      address: MEDIA_ADDRESS,
    }
    await page.addInitScript(({ sfuHttp, sfuUdp, relayTcp, relayUdp, address }) => {
      window.WebSocket = class extends WebSocket {
        constructor(url: string | URL, protocols?: string | string[]) {
          super(String(url).replace(`localhost:${sfuHttp}`, `127.0.0.1:${relayTcp}`), protocols)
        }
      }
      // Rewrites UDP candidates to the relay and drops TCP candidates, which would bypass it.
      const rewriteCandidates = (text: string) =>
        text
          .replace(/^(a=)?candidate:.* tcp .*(\r?\n)?/gim, "")
          .replace(new RegExp(` \\S+ ${sfuUdp} typ host`, "g"), ` ${address} ${relayUdp} typ host`)
      // Hides the browser's candidates from the server, trickled or in the SDP: it would connect to them directly.
      const { prototype } = RTCPeerConnection
      Object.defineProperty(prototype, "onicecandidate", { get: () => null, set: () => undefined })
      type CreateDescription = (options?: RTCOfferOptions) => Promise<RTCSessionDescriptionInit>
      for (const name of ["createOffer", "createAnswer"] as const) {
        const original = prototype[name] as CreateDescription
        const withoutCandidates: CreateDescription = async function (this: RTCPeerConnection, options) {
          const { type, sdp = "" } = await original.call(this, options)
          return { type, sdp: sdp.replace(/^a=candidate:.*\r\n/gm, "") }
        }
        Object.assign(prototype, { [name]: withoutCandidates })
      }
      window.RTCPeerConnection = class extends RTCPeerConnection {
        override addIceCandidate(candidate?: RTCIceCandidateInit | null) {
          const { candidate: text = "", sdpMid = null, sdpMLineIndex = null } = candidate ?? {}
          if (text && !rewriteCandidates(text)) return Promise.resolve()
          return super.addIceCandidate(
            candidate && { candidate: rewriteCandidates(text), sdpMid, sdpMLineIndex },
          )
        }
        override setRemoteDescription({ type, sdp = "" }: RTCSessionDescriptionInit) {
          return super.setRemoteDescription({ type, sdp: rewriteCandidates(sdp) })
        }
      }
    }, ports)
  }

  /** Returns whether all of the page's media goes through the relay. */
  async carriesAllMedia(page: Page): Promise<boolean> {
    const ports = await page.evaluate(async () => {
      const reports = await Promise.all(window.peerConnections.map((connection) => connection.getStats()))
      return reports.flatMap((report) =>
        [...report.values()].flatMap(({ type, selectedCandidatePairId }) => {
          const pair = type === "transport" ? report.get(selectedCandidatePairId) : undefined
          return pair ? [report.get(pair.remoteCandidateId)?.port as number] : []
        }),
      )
    })
    return ports.length > 0 && ports.every((port) => port === this.#udp.address().port)
  }

  /** Sets the network's conditions; those left out are perfect. */
  setConditions(conditions: Partial<NetworkConditions>): void {
    this.#conditions = { ...PERFECT, ...conditions }
    for (const connection of this.#tcpConnections) this.#pauseOrResume(connection)
  }

  /** Simulates a new IP address, as between Wi-Fi and mobile: existing connections go silent, new ones work. */
  changeAddress(): void {
    for (const connection of this.#tcpConnections) {
      connection.isDead = true
      this.#pauseOrResume(connection)
    }
    this.#closeUdpUpstreams()
  }

  close(): void {
    this.#udp.close()
    this.#tcp.close()
    for (const { client, upstream } of this.#tcpConnections) {
      client.destroy()
      upstream.destroy()
    }
    this.#closeUdpUpstreams()
  }

  #closeUdpUpstreams(): void {
    for (const socket of this.#udpUpstreams.values()) socket.close()
    this.#udpUpstreams.clear()
  }

  #openUdpUpstream(key: string, port: number, address: string): UdpSocket {
    const upstream = createSocket("udp4")
    upstream.on("message", (packet) => {
      this.#downlink.sendPacket(packet.length, () => {
        // Packets to a former address are lost silently, as on a real network.
        if (this.#udpUpstreams.get(key) === upstream) this.#udp.send(packet, port, address, () => undefined)
      })
    })
    this.#udpUpstreams.set(key, upstream)
    return upstream
  }

  #relayTcp(client: Socket): void {
    const upstream = connect(this.sfu.http, "localhost")
    const connection = { client, upstream, isDead: false }
    this.#tcpConnections.add(connection)
    for (const [from, to, link] of [
      [client, upstream, this.#uplink],
      [upstream, client, this.#downlink],
    ] as const) {
      from.on("data", (bytes) => link.sendBytes(bytes.length, () => connection.isDead || to.write(bytes)))
      from.on("error", () => undefined)
      from.on("close", () => {
        this.#tcpConnections.delete(connection)
        // A cut network doesn't transmit the end of a connection either.
        if (!connection.isDead && !this.#conditions.isCut) to.destroy()
      })
    }
    this.#pauseOrResume(connection)
  }

  /** A paused socket leaves data in the sender's buffers, as an unreachable network does. */
  #pauseOrResume({ client, upstream, isDead }: { client: Socket; upstream: Socket; isDead: boolean }): void {
    for (const socket of [client, upstream]) {
      if (isDead || this.#conditions.isCut) socket.pause()
      else socket.resume()
    }
  }
}

/** One direction of the network: decides whether and when data arrives. */
class Link {
  #conditions: () => NetworkConditions
  /** When the bottleneck has sent what it queued, and when the stream's last byte arrives. */
  #idleAt = 0
  #streamArrivesAt = 0

  constructor(conditions: () => NetworkConditions) {
    this.#conditions = conditions
  }

  /** Delivers a datagram, or loses it. */
  sendPacket(length: number, deliver: () => void): void {
    const { isCut, loss, delay, rate } = this.#conditions()
    if (isCut || Math.random() < loss) return
    const now = performance.now()
    const sentAt = Math.max(now, this.#idleAt) + (length * 8000) / rate
    if (sentAt - now > MAX_QUEUE_MS) return
    this.#idleAt = sentAt
    this.#deliverAfter(sentAt - now + delay, deliver)
  }

  /** Delivers part of a stream in order: lost packets are retransmitted, and later data waits for them. */
  sendBytes(length: number, deliver: () => void): void {
    const { loss, delay, rate } = this.#conditions()
    const now = performance.now()
    let lost = 0
    for (let sent = 0; sent < length; sent += PACKET_BYTES) while (Math.random() < loss) lost++
    const arrivesAt = now + delay + (length * 8000) / rate + lost * RETRANSMIT_MS
    this.#streamArrivesAt = Math.max(this.#streamArrivesAt, arrivesAt)
    this.#deliverAfter(this.#streamArrivesAt - now, deliver)
  }

  #deliverAfter(delay: number, deliver: () => void): void {
    const deliverUnlessCut = () => {
      // Data in transit is lost when the network is cut.
      if (!this.#conditions().isCut) deliver()
    }
    if (delay < 1) deliver()
    else setTimeout(deliverUnlessCut, delay)
  }
}
