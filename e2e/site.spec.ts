import type { Page } from "@playwright/test"
import { site } from "../lib/site"
import { texts as errorTexts } from "../lib/texts/errors"
import { setupTexts } from "../lib/texts/home"
import { expectAccessibleLayout } from "./support/accessibility"
import { startApp } from "./support/app-server"
import { expectInCall, submitName } from "./support/call"
import { expect, test } from "./support/test"
import { prejoinTexts } from "./support/texts"

/** Returns the content of a meta element. */
function meta(page: Page, name: string): Promise<string | null> {
  return page.locator(`meta[property="${name}"], meta[name="${name}"]`).first().getAttribute("content")
}

/** Loads an image in the page and returns its size. */
function imageSize(page: Page, url: string): Promise<{ width: number; height: number }> {
  return page.evaluate(async (src) => {
    const image = Object.assign(new Image(), { src })
    await image.decode()
    return { width: image.naturalWidth, height: image.naturalHeight }
  }, url)
}

test("the start page has a title, description and image for link previews", async ({ visitor, baseURL }) => {
  const page = await visitor()
  await page.goto("/")
  expect(await page.title()).toBe(site.name)
  expect(await meta(page, "og:title")).toBe(site.name)
  expect(await meta(page, "description")).toBe(site.description)
  expect(await meta(page, "og:description")).toBe(site.description)
  expect(await meta(page, "twitter:card")).toBe("summary_large_image")
  const image = await meta(page, "og:image")
  expect(image).toContain(`${baseURL}/`)
  expect(await imageSize(page, image ?? "")).toEqual({ width: 1200, height: 630 })
})

test("behind a proxy the preview image has the site's public URL", async ({ request }) => {
  const response = await request.get("/", {
    headers: { "X-Forwarded-Host": "meet.example.com", "X-Forwarded-Proto": "https" },
  })
  expect(await response.text()).toMatch(/property="og:image" content="https:\/\/meet\.example\.com\//)
})

test("a room page has the room's name for link previews and isn't indexed", async ({ visitor }) => {
  const page = await visitor()
  const response = await page.goto("/rooms/Caf%C3%A9%20%3C1%3E")
  expect(await page.title()).toBe(`Café <1> · ${site.name}`)
  expect(await meta(page, "og:title")).toBe(prejoinTexts.invitation("Café <1>"))
  expect(await meta(page, "twitter:title")).toBe(prejoinTexts.invitation("Café <1>"))
  expect(await meta(page, "og:image")).toContain("/opengraph-image")
  expect(await meta(page, "robots")).toBe("noindex")
  expect(response?.headers()["x-robots-tag"]).toContain("noindex")
})

for (const name of ["a%2Fb", "100%", "<b>"]) {
  test(`the tab of room ${name} has exactly that title`, async ({ visitor }) => {
    const page = await visitor()
    await page.goto(`/rooms/${encodeURIComponent(name)}`)
    expect(await page.title()).toBe(`${name} · ${site.name}`)
  })
}

test("robots.txt disallows the API", async ({ request }) => {
  const robots = await request.get("/robots.txt")
  expect(await robots.text()).toMatch(/^User-Agent: \*\nDisallow: \/api\/$/m)
})

test("all icons of the page and the manifest are images of their declared sizes", async ({ visitor }) => {
  const page = await visitor()
  await page.goto("/")
  const icon = await page.locator('link[rel="icon"][type="image/svg+xml"]').getAttribute("href")
  await imageSize(page, icon ?? "")
  const apple = await page.locator('link[rel="apple-touch-icon"]').getAttribute("href")
  expect(await imageSize(page, apple ?? "")).toEqual({ width: 180, height: 180 })
  expect(await imageSize(page, "/favicon.ico")).toEqual({ width: 48, height: 48 })

  const manifest = await page.locator('link[rel="manifest"]').getAttribute("href")
  const { name, icons } = await (await page.request.get(manifest ?? "")).json()
  expect(name).toBe(site.name)
  for (const { src, sizes } of icons as { src: string; sizes: string }[]) {
    const { width, height } = await imageSize(page, src)
    if (sizes !== "any") expect(`${width}x${height}`, src).toBe(sizes)
  }
})

for (const colorScheme of ["light", "dark"] as const) {
  test(`theme-color matches the page's background in ${colorScheme} mode`, async ({ visitor }) => {
    const page = await visitor({ colorScheme })
    await page.goto("/")
    const colors = await page.evaluate(() => {
      const rgb = (color: string) => {
        const probe = document.createElement("i")
        probe.style.color = color
        document.body.append(probe)
        return getComputedStyle(probe).color
      }
      const themeColor = [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')].find(
        ({ media }) => matchMedia(media).matches,
      )
      return {
        themeColor: rgb(themeColor?.content ?? ""),
        page: getComputedStyle(document.body).backgroundColor,
      }
    })
    expect(colors.themeColor).toBe(colors.page)
  })
}

test("a page that fails to render shows an error and recovers with “Try again”", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor({
    // The error closes the call while it is being connected, or while its tracks are being published.
    expectedNoise:
      /failed on purpose|Abort connection attempt|abort transport connection|WebSocket is closed before|negotiation due to track publish failed|could not determine track dimensions/,
  })
  await page.addInitScript(() => {
    const { ResizeObserver } = window
    Object.assign(window, {
      repair: () => Object.assign(window, { ResizeObserver }),
      ResizeObserver: class {
        constructor() {
          throw new Error("failed on purpose")
        }
      },
    })
  })
  await page.goto(`/rooms/${roomName}`)
  await submitName(page, "Ada")
  await expect(page.getByRole("heading", { name: errorTexts.broken.title })).toBeVisible()
  await expectAccessibleLayout(page)
  await expect(page.getByRole("link", { name: errorTexts.back })).toBeVisible()

  await page.evaluate(() => (window as unknown as { repair: () => void }).repair())
  await page.getByRole("button", { name: errorTexts.broken.again }).click()
  await page.getByRole("button", { name: prejoinTexts.join }).click()
  await expectInCall(page)
})

test("an unconfigured deployment names the missing variables on every page", async ({
  visitor,
  roomName,
}) => {
  const app = await startApp()
  const page = await visitor()
  for (const path of ["/", `/rooms/${roomName}`]) {
    await page.goto(`${app.url}${path}`)
    const notice = page.getByRole("region", { name: setupTexts.title })
    for (const variable of ["LIVEKIT_URL", "LIVEKIT_API_KEY", "LIVEKIT_API_SECRET"]) {
      await expect(notice.getByText(variable)).toBeVisible()
    }
    await expectAccessibleLayout(page)
  }
  await app.stop()
})
