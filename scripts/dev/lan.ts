import { X509Certificate } from "node:crypto"
import { mkdir, readFile, writeFile } from "node:fs/promises"
import type { IncomingMessage, ServerResponse } from "node:http"
import { createServer, type Server } from "node:https"
import type { Socket } from "node:net"
import type { NetworkInterfaceInfo } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { createProxyServer } from "httpxy"
import { site } from "../../lib/site"
import { DevError, LOCAL_URL } from "./settings"

// `npm run dev -- --lan`: HTTPS for phones on the same network, as browsers allow the camera on secure pages only.

const CERTIFICATE_FOLDER = fileURLToPath(new URL("../../.cache/dev-certificate", import.meta.url))
/** Where a phone can download the certificate to install it. */
export const CERTIFICATE_PATH = "/dev-certificate.crt"
const DAY_MS = 86_400_000

const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/
/** Networks of containers, virtual machines and tunnels, which phones are not on. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vbox|vethernet|utun|tun|tap|wg|tailscale|zt)/i

export interface Lan {
  address: string
  /** Other addresses that --host could name. */
  others: string[]
}

/** Chooses the address at which phones reach this computer. @throws DevError if it has none */
export function chooseLan(interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>, host?: string): Lan {
  const found = Object.entries(interfaces).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ family, internal, address }) => family === "IPv4" && !internal && PRIVATE.test(address))
      .map(({ address }) => ({ address, isVirtual: VIRTUAL.test(name) })),
  )
  const addresses = found
    .toSorted((a, b) => Number(a.isVirtual) - Number(b.isVirtual))
    .map((one) => one.address)
  const address = host ?? addresses[0]
  if (!address) {
    throw new DevError(
      "This computer has no address in a private network, so phones can't reach it. Connect it to the phone's Wi-Fi, or name an address with --host <ip>.",
    )
  }
  return { address, others: addresses.filter((other) => other !== address) }
}

export interface Certificate {
  key: string
  cert: string
}

/** Returns a self-signed certificate for the address; makes a new one before it expires and for another address. */
export async function certificateFor(address: string, folder = CERTIFICATE_FOLDER): Promise<Certificate> {
  const files = { key: join(folder, "key.pem"), cert: join(folder, "cert.pem") }
  try {
    const saved = { key: await readFile(files.key, "utf8"), cert: await readFile(files.cert, "utf8") }
    if (isValid(saved.cert, address)) return saved
  } catch {
    // There is none yet.
  }
  const made = await makeCertificate(address)
  await mkdir(folder, { recursive: true })
  // Anyone with the key could impersonate any site to phones that trust the certificate.
  await writeFile(files.key, made.key, { mode: 0o600 })
  await writeFile(files.cert, made.cert)
  return made
}

export function isValid(cert: string, address: string, now = Date.now()): boolean {
  const parsed = new X509Certificate(cert)
  return parsed.checkIP(address) !== undefined && Date.parse(parsed.validTo) - now > DAY_MS
}

async function makeCertificate(address: string): Promise<Certificate> {
  const { generate } = await import("selfsigned")
  const { private: key, cert } = await generate([{ name: "commonName", value: `${site.name} development` }], {
    keyType: "ec",
    algorithm: "sha256",
    notBeforeDate: new Date(Date.now() - DAY_MS),
    // Apple's systems refuse certificates of more than 398 days.
    notAfterDate: new Date(Date.now() + 365 * DAY_MS),
    extensions: [
      // iOS offers to trust only certificate authorities.
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", digitalSignature: true, keyCertSign: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [
          { type: 7, ip: address },
          { type: 7, ip: "127.0.0.1" },
          { type: 2, value: "localhost" },
        ],
      },
    ],
  })
  return { key, cert }
}

interface ProxyOptions {
  certificate: Certificate
  port: number
  /** Next.js' port on this computer. */
  appPort: number
  /** Port of the local LiveKit server, if it is the one the app uses. */
  sfuPort?: number
}

/** Starts the HTTPS proxy: LiveKit's signalling (/rtc) goes to the LiveKit server, everything else to the app. */
export async function startHttpsProxy(options: ProxyOptions): Promise<Server> {
  const { certificate, port, appPort, sfuPort } = options
  const app = `http://127.0.0.1:${appPort}`
  const sfu = sfuPort === undefined ? undefined : `http://127.0.0.1:${sfuPort}`
  const proxy = createProxyServer({ xfwd: true })
  const targetOf = (url = "") => (sfu && /^\/rtc([/?]|$)/.test(url) ? sfu : app)
  const isApi = (url = "") => sfu !== undefined && url.startsWith("/api/")

  proxy.on("proxyRes", (answer, request, response) => {
    if (isApi(request.url)) forwardApiAnswer(answer, response, `wss://${request.headers.host}`)
  })
  // Aborted requests, and requests before the app is up.
  proxy.on("error", (_error, _request, response) => sendBadGateway(response))

  const server = createServer({ key: certificate.key, cert: certificate.cert }, (request, response) => {
    if (request.url === CERTIFICATE_PATH) {
      response.writeHead(200, { "content-type": "application/x-x509-ca-cert" }).end(certificate.cert)
      return
    }
    const selfHandleResponse = isApi(request.url)
    // forwardApiAnswer reads the body, so it must not be compressed.
    if (selfHandleResponse) delete request.headers["accept-encoding"]
    const target = targetOf(request.url)
    void proxy.web(request, response, { target, selfHandleResponse }).catch(() => {})
  })
  server.on("upgrade", (request: IncomingMessage, socket: Socket, head: Buffer) => {
    void proxy.ws(request, socket, { target: targetOf(request.url) }, head).catch(() => socket.destroy())
  })
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "0.0.0.0", resolve))
  return server
}

/** Replaces the LiveKit server's local address in a token answer by the proxy's own, which phones can reach. */
function forwardApiAnswer(answer: IncomingMessage, response: ServerResponse, publicUrl: string): void {
  const headers = { ...answer.headers }
  if (!/\bjson\b/.test(headers["content-type"] ?? "")) {
    response.writeHead(answer.statusCode ?? 502, headers)
    answer.pipe(response)
    return
  }
  const chunks: Buffer[] = []
  answer.on("data", (chunk) => chunks.push(chunk))
  answer.on("end", () => {
    const body = Buffer.concat(chunks).toString("utf8").replaceAll(LOCAL_URL, publicUrl)
    delete headers["transfer-encoding"]
    headers["content-length"] = String(Buffer.byteLength(body))
    response.writeHead(answer.statusCode ?? 502, headers).end(body)
  })
  answer.on("error", () => response.destroy())
}

function sendBadGateway(response: ServerResponse | Socket | undefined): void {
  if (!response) return
  if (!("writeHead" in response) || response.headersSent) response.destroy()
  else response.writeHead(502, { "content-type": "text/plain" }).end("The app does not answer yet.\n")
}
