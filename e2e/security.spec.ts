import type { Page } from "@playwright/test"
import { site } from "../lib/site"
import { expectInCall, submitName, tiles } from "./support/call"
import { announcements, panel, pressControl } from "./support/panels"
import { joinWithSdk } from "./support/participants"
import { rawHttp } from "./support/raw-http"
import { expect, test } from "./support/test"
import { callTexts, homeTexts, peopleText, textPattern } from "./support/texts"

/** Unicode characters that override the text direction. */
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/

/** Names that could break a page. */
const HOSTILE_NAMES = {
  script: "<script>document.title='injected'</script><img src=x onerror=\"document.title='injected'\">",
  bidi: "Ada \u202egnp.exe\u2066\u2067",
  emoji: "👨‍👩‍👧‍👦".repeat(10),
  zalgo: `Z${"\u0335\u0327\u0316".repeat(40)}`,
  long: "W".repeat(256),
  link: "javascript:alert(1)",
} as const

test("hostile participant names are shown as plain text within their bounds", {
  tag: "@people",
}, async ({ visitor, roomName }) => {
  const ada = await visitor()
  await joinAt(ada, `/rooms/${roomName}`, "Watcher")
  await pressControl(ada, peopleText("people"))
  const other = await visitor()
  await joinWithSdk(other, roomName, HOSTILE_NAMES.script)
  await expect(ada.locator("[data-source=camera]")).toHaveCount(2)

  for (const name of Object.values(HOSTILE_NAMES)) {
    await other.evaluate(async (value) => {
      await window.room.localParticipant.setName(value)
      await window.room.localParticipant.setMetadata(`{"name":"${value}"}`)
      await window.room.localParticipant.setAttributes({ "greenroom.hand": value, [value]: value })
    }, name)
    const visiblePart = /^[\w<(: .]{1,12}|^\S\S/u.exec(name)?.[0] ?? ""
    await expect(ada.locator("[data-source=camera]").filter({ hasNotText: "(you)" })).toContainText(
      visiblePart,
    )
    await expect(
      panel(ada, peopleText("people")).getByRole("listitem").filter({ hasText: visiblePart }),
    ).toHaveCount(1)
    await expectWithinBounds(ada)
  }

  // The pre-join screen shows the names too.
  await other.evaluate(async (name) => window.room.localParticipant.setName(name), HOSTILE_NAMES.bidi)
  const guest = await visitor()
  await guest.goto(`/rooms/${roomName}`)
  await expect(guest.getByText("Ada gnp.exe", { exact: false }).first()).toBeVisible()
  expect(await guest.locator("body").textContent()).not.toMatch(BIDI_CONTROLS)

  await other.evaluate(() => window.room.disconnect())
  await expect(announcements(ada)).toContainText(textPattern((name) => callTexts.left([name])[0]))
  expect(await announcements(ada).innerHTML()).not.toMatch(/<(script|img|a)\b/)
  expect(await announcements(ada).textContent()).not.toMatch(BIDI_CONTROLS)
  expect(await ada.title()).not.toContain("injected")
})

test("hostile room names are plain text in the title, heading, link and QR code", {
  tag: "@people",
}, async ({ visitor }) => {
  const page = await visitor()
  for (const name of [
    HOSTILE_NAMES.script.slice(0, 120),
    HOSTILE_NAMES.bidi,
    "🦦".repeat(64),
    HOSTILE_NAMES.zalgo,
  ]) {
    await joinAt(page, `/rooms/${encodeURIComponent(name)}`, "Ada")
    await pressControl(page, peopleText("people"))
    await panel(page, peopleText("people")).getByRole("button", { name: callTexts.invite.showCode }).click()
    await expect(
      panel(page, peopleText("people")).getByRole("img", { name: callTexts.invite.code }),
    ).toBeVisible()
    await expect(panel(page, peopleText("people"))).toContainText(page.url())
    await expect(tiles(page, "Ada")).toBeVisible()
    expect((await page.title()).endsWith(` · ${site.name}`)).toBe(true)
    for (const text of [
      await page.title(),
      (await page.getByRole("heading", { level: 1 }).textContent()) ?? "",
    ]) {
      expect(text).not.toMatch(BIDI_CONTROLS)
      expect(text).not.toMatch(/\p{M}{5}/u)
    }
    await expectWithinBounds(page)
  }
})

test("manipulated paths don't redirect to other sites or expose files", async ({ baseURL, request }) => {
  const { port, origin } = new URL(baseURL ?? "")
  const paths = [
    ...["//evil.example", "//evil.example/", "/\\evil.example", "/%5cevil.example", "///evil.example/%2e%2e"],
    ...["/rooms/demo/", "/rooms/demo?next=https://evil.example", "/rooms/demo/..;/", "/.//evil.example/"],
    ...[
      "/rooms/..%2f..%2fetc%2fpasswd",
      "/rooms/%2e%2e",
      "/rooms/%2e%2e/%2e%2e/etc",
      "/rooms/%00",
      "/rooms/%ff",
    ],
    ...[
      "/rooms/%",
      "/rooms/a%0d%0aSet-Cookie:%20x=y",
      "/_next/../../package.json",
      "/_next/static/../../BUILD_ID",
    ],
    ...[
      "/_next/image?url=https://evil.example/x.png&w=64&q=75",
      "/_next/data/x/rooms/demo.json",
      "/.env",
      "/.env.local",
    ],
  ]
  for (const path of paths) {
    const response = await rawHttp(
      Number(port),
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    )
    const [head = "", body = ""] = response.split("\r\n\r\n")
    expect(Number(head.split(" ")[1]), path).toBeLessThan(500)
    const location = /^location: (.*)$/im.exec(head)?.[1]?.trim()
    if (location) expect(new URL(location, origin).hostname, `${path} → ${location}`).toBe("localhost")
    expect(head, path).not.toMatch(/^set-cookie: x=/im)
    expect(body, path).not.toMatch(/root:|"dependencies"|LIVEKIT_API_SECRET=/)
  }
  expect((await request.get("/api/rooms/..%2f..%2ftoken/people")).status()).toBeLessThan(500)
})

test("the token and the room key aren't sent or stored anywhere else", async ({ visitor }) => {
  const page = await visitor()
  await page.goto("/")
  await page.getByRole("checkbox", { name: homeTexts.encrypt }).check()
  await page.getByRole("button", { name: homeTexts.newRoom }).click()
  await expect(page).toHaveURL(/#key=[\w-]{43}$/)
  const key = new URL(page.url()).hash.slice("#key=".length)
  const sent: string[] = []
  const headers: Promise<string>[] = []
  page.on("request", (request) => {
    sent.push(request.url(), request.postData() ?? "")
    // An aborted request has no headers.
    headers.push(
      request.allHeaders().then(
        (headers) => JSON.stringify(headers),
        () => "",
      ),
    )
  })
  page.on("websocket", (socket) => sent.push(socket.url()))
  // Read at once: Chromium may drop the body once the page has read it.
  const answer = page.waitForResponse("**/api/token").then((response) => response.json())
  await joinAt(page, page.url(), "Ada")
  const { participant_token: token, server_url: sfu } = await answer

  sent.push(...(await Promise.all(headers)))
  const withToken = sent.filter((text) => text.includes(token.split(".")[2]))
  expect(withToken.filter((text) => !text.startsWith(sfu))).toEqual([])
  expect(sent.filter((text) => text.includes(key))).toEqual([])
  const stored = await page.evaluate(async () => ({
    address: location.href,
    cookie: document.cookie,
    storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]),
    caches: (await caches.keys()).length + (await indexedDB.databases()).length,
    html: document.documentElement.outerHTML,
  }))
  expect(Object.values(stored).filter((text) => String(text).includes(token))).toEqual([])
  expect([stored.storage, stored.cookie, stored.html].filter((text) => text.includes(key))).toEqual([])
  expect(stored.caches).toBe(0)
})

test("links to other sites send no referrer", async ({ visitor, roomName }) => {
  const page = await visitor()
  await page.route("https://elsewhere.example/**", (route) =>
    route.fulfill({ contentType: "text/html", body: "<title>Elsewhere</title>" }),
  )
  await page.goto(`/rooms/${roomName}`)
  const navigation = page.waitForRequest("https://elsewhere.example/**")
  await page.evaluate(() => {
    const link = Object.assign(document.createElement("a"), { href: "https://elsewhere.example/x" })
    document.body.append(link)
    link.click()
  })
  expect((await (await navigation).allHeaders()).referer).toBeUndefined()
})

async function joinAt(page: Page, url: string, name: string) {
  await page.goto(url)
  await submitName(page, name)
  await expectInCall(page)
}

/** Expects no horizontal overflow of the page or of a tile's labels. */
async function expectWithinBounds(page: Page) {
  const overflow = await page.evaluate(() => {
    const overflowingTiles = [...document.querySelectorAll<HTMLElement>("[data-source=camera]")].filter(
      (tile) => {
        const { left, right } = tile.getBoundingClientRect()
        return [...tile.querySelectorAll("p")].some((label) => {
          const box = label.getBoundingClientRect()
          return box.left < left - 1 || box.right > right + 1 || box.height > 48
        })
      },
    )
    return (
      overflowingTiles.length +
      Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)
    )
  })
  expect(overflow).toBe(0)
}
