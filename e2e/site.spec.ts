import type { Page } from "@playwright/test"
import { site } from "../lib/site"
import { expectInShape } from "./support/accessible"
import { startApp } from "./support/app-server"
import { expectInCall } from "./support/call"
import { expect, test } from "./support/test"

/** What the head says under this name. */
function meta(page: Page, name: string): Promise<string | null> {
  return page.locator(`meta[property="${name}"], meta[name="${name}"]`).first().getAttribute("content")
}

/** Loads a picture as the browser would, and tells its size. */
function sizeOf(page: Page, address: string): Promise<{ width: number; height: number }> {
  return page.evaluate(async (src) => {
    const image = Object.assign(new Image(), { src })
    await image.decode()
    return { width: image.naturalWidth, height: image.naturalHeight }
  }, address)
}

test("a link to the site unfolds into its name, what it is and a picture", async ({ visitor, baseURL }) => {
  const page = await visitor()
  await page.goto("/")
  expect(await page.title()).toBe(site.name)
  expect(await meta(page, "og:title")).toBe(site.name)
  expect(await meta(page, "description")).toBe(site.description)
  expect(await meta(page, "og:description")).toBe(site.description)
  expect(await meta(page, "twitter:card")).toBe("summary_large_image")
  const picture = await meta(page, "og:image")
  expect(picture).toContain(`${baseURL}/`)
  expect(await sizeOf(page, picture ?? "")).toEqual({ width: 1200, height: 630 })
})

test("behind a proxy the picture's address is the site's, not the app's", async ({ request }) => {
  const response = await request.get("/", {
    headers: { "X-Forwarded-Host": "meet.example.com", "X-Forwarded-Proto": "https" },
  })
  expect(await response.text()).toMatch(/property="og:image" content="https:\/\/meet\.example\.com\//)
})

test("a room's link unfolds into the room's name, and no search engine lists it", async ({ visitor }) => {
  const page = await visitor()
  const response = await page.goto("/rooms/Caf%C3%A9%20%3C1%3E")
  expect(await page.title()).toBe(`Café <1> · ${site.name}`)
  expect(await meta(page, "og:title")).toBe(`Café <1> · ${site.name}`)
  expect(await meta(page, "og:image")).toContain("/opengraph-image")
  expect(await meta(page, "robots")).toBe("noindex")
  expect(response?.headers()["x-robots-tag"]).toContain("noindex")
})

test("search engines may read pages, not the API", async ({ request }) => {
  const robots = await request.get("/robots.txt")
  expect(await robots.text()).toMatch(/^User-Agent: \*\nDisallow: \/api\/$/m)
})

test("every icon that the page, the manifest and old browsers ask for is a picture", async ({ visitor }) => {
  const page = await visitor()
  await page.goto("/")
  const icon = await page.locator('link[rel="icon"][type="image/svg+xml"]').getAttribute("href")
  await sizeOf(page, icon ?? "")
  const apple = await page.locator('link[rel="apple-touch-icon"]').getAttribute("href")
  expect(await sizeOf(page, apple ?? "")).toEqual({ width: 180, height: 180 })
  expect(await sizeOf(page, "/favicon.ico")).toEqual({ width: 48, height: 48 })

  const manifest = await page.locator('link[rel="manifest"]').getAttribute("href")
  const { name, icons } = await (await page.request.get(manifest ?? "")).json()
  expect(name).toBe(site.name)
  for (const { src, sizes } of icons as { src: string; sizes: string }[]) {
    const { width, height } = await sizeOf(page, src)
    if (sizes !== "any") expect(`${width}x${height}`, src).toBe(sizes)
  }
})

for (const colorScheme of ["light", "dark"] as const) {
  test(`the browser's frame has the page's colour in ${colorScheme}`, async ({ visitor }) => {
    const page = await visitor({ colorScheme })
    await page.goto("/")
    const colors = await page.evaluate(() => {
      const rgb = (color: string) => {
        const probe = document.createElement("i")
        probe.style.color = color
        document.body.append(probe)
        return getComputedStyle(probe).color
      }
      const frame = [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')].find(
        ({ media }) => matchMedia(media).matches,
      )
      return { frame: rgb(frame?.content ?? ""), page: getComputedStyle(document.body).backgroundColor }
    })
    expect(colors.frame).toBe(colors.page)
  })
}

test("a page that breaks says so, and trying again mends it", async ({ visitor, roomName }) => {
  const page = await visitor({
    expectedNoise:
      /broken for the test|Abort connection attempt|abort transport connection|WebSocket is closed before/,
  })
  await page.addInitScript(() => {
    const { ResizeObserver } = window
    Object.assign(window, {
      mend: () => Object.assign(window, { ResizeObserver }),
      ResizeObserver: class {
        constructor() {
          throw new Error("broken for the test")
        }
      },
    })
  })
  await page.goto(`/rooms/${roomName}`)
  await page.getByRole("textbox", { name: "Your name" }).fill("Ada")
  await page.getByRole("button", { name: "Join room" }).click()
  await expect(page.getByRole("heading", { name: "Something broke on this page" })).toBeVisible()
  await expectInShape(page)
  await expect(page.getByRole("link", { name: "Back to start" })).toBeVisible()

  await page.evaluate(() => (window as unknown as { mend: () => void }).mend())
  await page.getByRole("button", { name: "Try again" }).click()
  await page.getByRole("button", { name: "Join room" }).click()
  await expectInCall(page)
})

test("a deployment without variables says which are missing, on every page", async ({
  visitor,
  roomName,
}) => {
  const app = await startApp()
  const page = await visitor()
  for (const path of ["/", `/rooms/${roomName}`]) {
    await page.goto(`${app.url}${path}`)
    const notice = page.getByRole("region", { name: "LiveKit is not configured yet" })
    for (const variable of ["LIVEKIT_URL", "LIVEKIT_API_KEY", "LIVEKIT_API_SECRET"]) {
      await expect(notice.getByText(variable)).toBeVisible()
    }
    await expectInShape(page)
  }
  await app.stop()
})
