import type { IncomingMessage, ServerResponse } from "node:http"
import { createServer, type Server } from "node:https"
import type { Socket } from "node:net"
import { createProxyServer } from "httpxy"
import type { Certificate } from "./certificate"
import { passOn } from "./pass-on"

interface FrontOptions {
  certificate: Certificate
  port: number
  /** Where Next.js listens, on this computer. */
  appPort: number
  /** Where our LiveKit server listens; undefined where the app uses another one. */
  sfuPort?: number
}

/** Where a phone can fetch the certificate, to install it. */
export const CERTIFICATE_PATH = "/dev-certificate.crt"

/**
 * HTTPS for phones, since browsers give a camera to secure pages only: LiveKit's signalling under /rtc goes to the
 * LiveKit server, all else, Next.js' own WebSocket included, to the app.
 */
export async function startFront(options: FrontOptions): Promise<Server> {
  const { certificate, port, appPort, sfuPort } = options
  const app = `http://127.0.0.1:${appPort}`
  const sfu = sfuPort === undefined ? undefined : `http://127.0.0.1:${sfuPort}`
  const proxy = createProxyServer({ xfwd: true })
  const isRtc = (url = "") => sfu !== undefined && /^\/rtc([/?]|$)/.test(url)
  const isApi = (url = "") => sfu !== undefined && url.startsWith("/api/")

  proxy.on("proxyRes", (answer, request, response) => {
    if (isApi(request.url)) passOn(answer, response, `wss://${request.headers.host}`)
  })
  // Who left halfway, or came before the other side was up: no reason to fall over.
  proxy.on("error", (_error, _request, response) => refuse(response))

  const server = createServer({ key: certificate.key, cert: certificate.cert }, (request, response) => {
    if (request.url === CERTIFICATE_PATH) return sendCertificate(response, certificate.cert)
    const target = sfu && isRtc(request.url) ? sfu : app
    const selfHandleResponse = isApi(request.url)
    // What shall be read must not be compressed.
    if (selfHandleResponse) delete request.headers["accept-encoding"]
    void proxy.web(request, response, { target, selfHandleResponse }).catch(() => {})
  })
  server.on("upgrade", (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const target = sfu && isRtc(request.url) ? sfu : app
    void proxy.ws(request, socket, { target }, head).catch(() => socket.destroy())
  })
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "0.0.0.0", resolve))
  return server
}

function refuse(response: ServerResponse | Socket | undefined): void {
  if (!response) return
  if (!("writeHead" in response)) response.destroy()
  else if (response.headersSent) response.destroy()
  else response.writeHead(502, { "content-type": "text/plain" }).end("The app does not answer yet.\n")
}

function sendCertificate(response: ServerResponse, cert: string): void {
  response.writeHead(200, { "content-type": "application/x-x509-ca-cert" }).end(cert)
}
