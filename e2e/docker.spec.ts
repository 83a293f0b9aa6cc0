import { mkdtemp, readdir, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expectInCall, expectMoving, tiles } from "./support/call"
import { layOutImage, startImage } from "./support/image"
import { expect, test } from "./support/test"

const CANARY = "canary-of-the-build"
const DEVELOPMENT_ONLY = /node_modules\/(vitest|@playwright|tsx|typescript|@biomejs|livekit-server)\//

test("the image's files alone serve a call, know its health and end when they are told to", async ({
  visitor,
  roomName,
  baseURL,
}) => {
  test.setTimeout(120_000)
  const folder = await mkdtemp(join(tmpdir(), "greenroom-image-"))
  try {
    const home = await layOutImage(folder, { LIVEKIT_API_SECRET: CANARY })
    await expectClean(folder)

    const idle = await startImage(home, {})
    await expect.poll(idle.log).toContain("Ready")
    expect(await idle.isHealthy()).toBe(false)
    const refusal = await fetch(`${idle.url}/api/token`, { method: "POST" })
    expect((await refusal.json()).detail).toContain("LIVEKIT_URL is missing")
    await idle.stop()

    const { server_url } = await (await fetch(`${baseURL}/api/token`, { method: "POST" })).json()
    const image = await startImage(home, {
      LIVEKIT_URL: server_url,
      LIVEKIT_API_KEY: "devkey",
      LIVEKIT_API_SECRET: "secret",
    })
    await expect.poll(image.isHealthy).toBe(true)
    const page = await visitor()
    await page.goto(`${image.url}/rooms/${roomName}`)
    await page.getByRole("textbox", { name: "Your name" }).fill("Ada")
    await page.getByRole("button", { name: "Join room" }).click()
    await expectInCall(page)
    await expectMoving(tiles(page, "Ada"))
    await page.close()
    // Next's own code after it has closed its server: 128 + SIGTERM. A process that the signal ended has none.
    expect(await image.stop(), image.log()).toBe(143)
  } finally {
    await rm(folder, { recursive: true })
  }
})

/** Nothing of the build's environment, and nothing that isn't needed to run. */
async function expectClean(folder: string): Promise<void> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = files.map(({ parentPath, name }) => join(parentPath, name))
  expect(paths.length).toBeGreaterThan(100)
  expect(paths.filter((path) => DEVELOPMENT_ONLY.test(path))).toEqual([])
  const own = paths.filter((path) => !path.includes("node_modules"))
  expect(own.filter((path) => /(^|\/)\.env|\.test\.|\/(e2e|bench|scripts)\//.test(path))).toEqual([])
  for (const file of files.filter((file) => file.isFile())) {
    const path = join(file.parentPath, file.name)
    expect((await readFile(path, "latin1")).includes(CANARY), path).toBe(false)
  }
}
