import { createHash } from "node:crypto"
import { open } from "node:fs/promises"

export interface FetchOptions {
  /** How long the server may take to answer. */
  connectMs?: number
  /** How long it may be silent after that. There is no limit for the whole: a slow line is no fault. */
  stallMs?: number
  signal?: AbortSignal
}

type OnChunk = (chunk: Uint8Array, received: number, total: number) => Promise<void> | void

/** Downloads a file and resolves to its SHA-256. */
export async function fetchFile(
  url: string,
  path: string,
  options: FetchOptions & { onBytes?: (received: number, total: number) => void } = {},
): Promise<string> {
  const hash = createHash("sha256")
  const file = await open(path, "wx")
  try {
    await read(url, options, async (chunk, received, total) => {
      hash.update(chunk)
      await file.writeFile(chunk)
      options.onBytes?.(received, total)
    })
  } finally {
    await file.close()
  }
  return hash.digest("hex")
}

export async function fetchText(url: string, options: FetchOptions = {}): Promise<string> {
  const chunks: Uint8Array[] = []
  await read(url, options, (chunk) => void chunks.push(chunk))
  return Buffer.concat(chunks).toString("utf8")
}

async function read(url: string, options: FetchOptions, onChunk: OnChunk): Promise<void> {
  const { connectMs = 5000, stallMs = 15_000, signal } = options
  const host = new URL(url).host
  const stop = new AbortController()
  const abort = () => stop.abort(signal?.reason)
  signal?.addEventListener("abort", abort)
  const seconds = (ms: number) => `${Math.round(ms / 100) / 10} s`
  const giveUp = (why: string, ms: number) => setTimeout(() => stop.abort(new Error(why)), ms)
  let timer = giveUp(`${host} did not answer within ${seconds(connectMs)}`, connectMs)
  try {
    const response = await fetch(url, { signal: stop.signal })
    if (!response.ok || !response.body) throw new Error(`${host} answered ${response.status} for ${url}`)
    if (url.startsWith("https:") && !response.url.startsWith("https:")) throw new Error(`${host} left HTTPS`)
    const total = Number(response.headers.get("content-length"))
    let received = 0
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      clearTimeout(timer)
      received += chunk.byteLength
      await onChunk(chunk, received, total)
      timer = giveUp(`${host} stopped sending`, stallMs)
    }
  } catch (error) {
    throw plain(error, stop.signal, host)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener("abort", abort)
  }
}

/** fetch says "fetch failed" and hides the reason in `cause`. */
function plain(error: unknown, signal: AbortSignal, host: string): Error {
  if (signal.aborted && signal.reason instanceof Error) return signal.reason
  const cause = (error as { cause?: { code?: string; message?: string } }).cause
  if (!cause) return error instanceof Error ? error : new Error(String(error))
  return new Error(`${host} can't be reached (${cause.code ?? cause.message})`)
}
