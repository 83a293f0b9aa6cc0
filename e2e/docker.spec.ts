import { once } from "node:events"
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises"
import { get as httpGet } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expectInCall, expectVideoPlaying, submitName, tiles } from "./support/call"
import { assembleImage, startImage } from "./support/docker-image"
import { livekitEnv } from "./support/sfu-server"
import { expect, test } from "./support/test"

const BUILD_SECRET = "secret-of-the-build"
const DEVELOPMENT_PACKAGES = /node_modules\/(vitest|@playwright|tsx|typescript|@biomejs|livekit-server)\//

test("the image's files serve a call, report their health and stop on SIGTERM", async ({
  visitor,
  roomName,
  baseURL,
}) => {
  test.setTimeout(240_000)
  const folder = await mkdtemp(join(tmpdir(), "greenroom-image-"))
  try {
    const appDirectory = await assembleImage(folder, { LIVEKIT_API_SECRET: BUILD_SECRET })
    await expectMinimal(folder)

    const unconfigured = await startImage(appDirectory, {})
    await expect.poll(unconfigured.log).toContain("Ready")
    expect(await unconfigured.isHealthy()).toBe(false)
    const refusal = await fetch(`${unconfigured.url}/api/token`, { method: "POST" })
    expect((await refusal.json()).detail).toContain("LIVEKIT_URL is missing")
    await unconfigured.stop()

    const { server_url } = await (await fetch(`${baseURL}/api/token`, { method: "POST" })).json()
    const image = await startImage(appDirectory, {
      ...livekitEnv(server_url),
    })
    await expect.poll(image.isHealthy).toBe(true)
    const upgrade = { Connection: "Upgrade", Upgrade: "websocket" }
    const socket = httpGet(`${image.url}/nothing`, { headers: upgrade })
    const [response] = await once(socket, "response")
    expect(response.statusCode).toBe(404)
    await once(response.resume(), "close")
    const page = await visitor()
    await page.goto(`${image.url}/rooms/${roomName}`)
    await submitName(page, "Ada")
    await expectInCall(page)
    await expectVideoPlaying(tiles(page, "Ada"))
    await page.close()
    // Next exits with 128 + SIGTERM after it has closed its server. A process that the signal killed has no exit code.
    expect(await image.stop(), image.log()).toBe(143)
  } finally {
    await rm(folder, { recursive: true })
  }
})

/** Expects no value of the build's environment and no development files in the image. */
async function expectMinimal(folder: string): Promise<void> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = files.map(({ parentPath, name }) => join(parentPath, name))
  expect(paths.length).toBeGreaterThan(100)
  expect(paths.filter((path) => DEVELOPMENT_PACKAGES.test(path))).toEqual([])
  const appPaths = paths.filter((path) => !path.includes("node_modules"))
  expect(appPaths.filter((path) => /(^|\/)\.env|\.test\.|\/(e2e|bench|scripts)\//.test(path))).toEqual([])
  for (const file of files.filter((file) => file.isFile())) {
    const path = join(file.parentPath, file.name)
    expect((await readFile(path, "latin1")).includes(BUILD_SECRET), path).toBe(false)
  }
}
