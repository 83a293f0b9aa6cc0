import type { Page } from "@playwright/test"
import { expectInCall, tiles } from "./support/call"
import { joinAsOther } from "./support/other-client"
import { panel, pressControl, said } from "./support/panels"
import { rawHttp } from "./support/raw-http"
import { expect, test } from "./support/test"

/** Characters that turn the direction of the text around them. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/

/** What a person could be called, and a page could stumble over. */
const NAMES = {
  script: "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">",
  bidi: "Ada \u202egnp.exe\u2066\u2067",
  emoji: "👨‍👩‍👧‍👦".repeat(10),
  zalgo: `Z${"\u0335\u0327\u0316".repeat(40)}`,
  long: "W".repeat(256),
  link: "javascript:alert(1)",
} as const

test("whatever somebody is called, it is text, in its place, wherever the name stands", {
  tag: ["@people", "@announcer"],
}, async ({ visitor, roomName }) => {
  const ada = await visitor()
  await enter(ada, `/rooms/${roomName}`, "Watcher")
  await pressControl(ada, "People")
  const other = await visitor()
  await joinAsOther(other, roomName, NAMES.script)
  await expect(ada.locator("[data-source=camera]")).toHaveCount(2)

  for (const name of Object.values(NAMES)) {
    await other.evaluate(async (value) => {
      await window.room.localParticipant.setName(value)
      await window.room.localParticipant.setMetadata(`{"name":"${value}"}`)
      await window.room.localParticipant.setAttributes({ "greenroom.hand": value, [value]: value })
    }, name)
    const shown = /^[\w<(: .]{1,12}|^\S\S/u.exec(name)?.[0] ?? ""
    await expect(ada.locator("[data-source=camera]").filter({ hasNotText: "(you)" })).toContainText(shown)
    await expect(panel(ada, "People").getByRole("listitem").filter({ hasText: shown })).toHaveCount(1)
    await expectWhole(ada)
  }

  // Whoever is still in the green room sees them too.
  await other.evaluate(async (name) => window.room.localParticipant.setName(name), NAMES.bidi)
  const guest = await visitor()
  await guest.goto(`/rooms/${roomName}`)
  await expect(guest.getByText("Ada gnp.exe", { exact: false }).first()).toBeVisible()
  expect(await guest.locator("body").textContent()).not.toMatch(TURNS)

  await other.evaluate(() => window.room.disconnect())
  await expect(said(ada)).toContainText("left")
  expect(await said(ada).innerHTML()).not.toMatch(/<(script|img|a)\b/)
  expect(await said(ada).textContent()).not.toMatch(TURNS)
  expect(await ada.title()).not.toContain("taken")
})

test("a room's name with script, overrides or emoji is text in title, heading, link and QR code", {
  tag: "@people",
}, async ({ visitor }) => {
  const page = await visitor()
  for (const name of [NAMES.script.slice(0, 120), NAMES.bidi, "🦦".repeat(64), NAMES.zalgo]) {
    await enter(page, `/rooms/${encodeURIComponent(name)}`, "Ada")
    await pressControl(page, "People")
    await panel(page, "People").getByRole("button", { name: "Show QR code" }).click()
    await expect(panel(page, "People").getByRole("img", { name: /QR code/ })).toBeVisible()
    await expect(panel(page, "People")).toContainText(page.url())
    await expect(tiles(page, "Ada")).toBeVisible()
    expect(await page.title()).toMatch(/. · Greenroom$/)
    for (const shown of [
      await page.title(),
      (await page.getByRole("heading", { level: 1 }).textContent()) ?? "",
    ]) {
      expect(shown).not.toMatch(TURNS)
      expect(shown).not.toMatch(/\p{M}{5}/u)
    }
    await expectWhole(page)
  }
})

test("a path leads to a room or nowhere, and to no other site", async ({ baseURL, request }) => {
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
    const answer = await rawHttp(
      Number(port),
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    )
    const [head = "", body = ""] = answer.split("\r\n\r\n")
    expect(Number(head.split(" ")[1]), path).toBeLessThan(500)
    const location = /^location: (.*)$/im.exec(head)?.[1]?.trim()
    if (location) expect(new URL(location, origin).hostname, `${path} → ${location}`).toBe("localhost")
    expect(head, path).not.toMatch(/^set-cookie: x=/im)
    expect(body, path).not.toMatch(/root:|"dependencies"|LIVEKIT_API_SECRET=/)
  }
  expect((await request.get("/api/rooms/..%2f..%2ftoken/people")).status()).toBeLessThan(500)
})

test("token and room key are nowhere but where they are needed", async ({ visitor }) => {
  const page = await visitor()
  await page.goto("/")
  await page.getByRole("checkbox", { name: "End-to-end encrypt the new room" }).check()
  await page.getByRole("button", { name: "New room" }).click()
  await expect(page).toHaveURL(/#key=[\w-]{43}$/)
  const key = new URL(page.url()).hash.slice("#key=".length)
  const told: string[] = []
  const headers: Promise<string>[] = []
  page.on("request", (it) => {
    told.push(it.url(), it.postData() ?? "")
    // A request that the page has given up has none.
    headers.push(
      it.allHeaders().then(
        (all) => JSON.stringify(all),
        () => "",
      ),
    )
  })
  page.on("websocket", (socket) => told.push(socket.url()))
  const answered = page.waitForResponse("**/api/token")
  await enter(page, page.url(), "Ada")
  const { participant_token: token, server_url: sfu } = await (await answered).json()

  told.push(...(await Promise.all(headers)))
  const withToken = told.filter((text) => text.includes(token.split(".")[2]))
  expect(withToken.filter((text) => !text.startsWith(sfu))).toEqual([])
  expect(told.filter((text) => text.includes(key))).toEqual([])
  const kept = await page.evaluate(async () => ({
    address: location.href,
    cookie: document.cookie,
    storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]),
    caches: (await caches.keys()).length + (await indexedDB.databases()).length,
    html: document.documentElement.outerHTML,
  }))
  expect(Object.values(kept).filter((text) => String(text).includes(token))).toEqual([])
  expect([kept.storage, kept.cookie, kept.html].filter((text) => text.includes(key))).toEqual([])
  expect(kept.caches).toBe(0)
})

test("who is led away from a room doesn't tell the next site which one it was", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor()
  await page.route("https://elsewhere.example/**", (route) =>
    route.fulfill({ contentType: "text/html", body: "<title>Elsewhere</title>" }),
  )
  await page.goto(`/rooms/${roomName}`)
  const led = page.waitForRequest("https://elsewhere.example/**")
  await page.evaluate(() => {
    const link = Object.assign(document.createElement("a"), { href: "https://elsewhere.example/x" })
    document.body.append(link)
    link.click()
  })
  expect((await (await led).allHeaders()).referer).toBeUndefined()
})

async function enter(page: Page, address: string, name: string) {
  await page.goto(address)
  await page.getByRole("textbox", { name: "Your name" }).fill(name)
  await page.getByRole("button", { name: "Join room" }).click()
  await expectInCall(page)
}

/** Nothing runs over the side of the page, or out of its tile. */
async function expectWhole(page: Page) {
  const over = await page.evaluate(() => {
    const out = [...document.querySelectorAll<HTMLElement>("[data-source=camera]")].filter((tile) => {
      const { left, right } = tile.getBoundingClientRect()
      return [...tile.querySelectorAll("p")].some((label) => {
        const box = label.getBoundingClientRect()
        return box.left < left - 1 || box.right > right + 1 || box.height > 48
      })
    })
    return (
      out.length + Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)
    )
  })
  expect(over).toBe(0)
}
