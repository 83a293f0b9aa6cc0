import type { RequestListener } from "node:http"
import { afterEach } from "vitest"
import { type FindOptions, findLivekitServer } from "../livekit-server"
import { emptyFolder, fakeArchive, standIn } from "./stand-in"

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

export const NAME = "livekit_1.13.5_linux_amd64.tar.gz"
export const archive = fakeArchive()
const SYSTEM = { platform: "linux" as const, arch: "x64" }

/** A release server whose answers can be bent, and how often it was asked. */
export async function release(
  bend: Record<string, RequestListener> = {},
  sums = `${archive.sha256}  ${NAME}\n`,
) {
  let requests = 0
  const { url, close } = await standIn((request, response) => {
    requests += 1
    const file = request.url?.replace("/v1.13.5/", "") ?? ""
    const bent = bend[file]
    if (bent) bent(request, response)
    else if (file === "checksums.txt") response.end(sums)
    else if (file === NAME) response.end(archive.bytes)
    else response.writeHead(404).end()
  })
  closing.push(close)
  return { url, requests: () => requests }
}

/** PATH holds what `tar` and `sh` need, and neither Go nor a LiveKit server. */
export function find(releases: string, more: FindOptions = {}) {
  const cache = more.cache ?? emptyFolder()
  const env = { PATH: emptyFolder(), LIVEKIT_SERVER_RELEASES: releases, ...more.env }
  return {
    cache,
    result: findLivekitServer({ ...SYSTEM, ...more, env, cache }),
  }
}
