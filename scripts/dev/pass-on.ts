import type { IncomingMessage, ServerResponse } from "node:http"
import { LOCAL_URL } from "./plan"

/**
 * Passes an answer of the app's API on. A token answer names the LiveKit server as this computer sees it: for a phone
 * it becomes the front's own address, while pages on localhost go on without a certificate to trust.
 */
export function passOn(answer: IncomingMessage, response: ServerResponse, publicUrl: string): void {
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
