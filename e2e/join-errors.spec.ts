import type { Page, Route } from "@playwright/test"
import { texts as joinTexts } from "../lib/texts/join"
import { texts as prejoinTexts } from "../lib/texts/prejoin"
import { cameraTiles, controlBar, expectInCall, expectVideoPlaying, tiles } from "./support/call"
import { expect, test } from "./support/test"

const HTML_PAGE = { contentType: "text/html", body: "<!doctype html><h1>Bad gateway</h1>" }
const problem = (status: number, detail: string) => ({
  status,
  contentType: "application/problem+json",
  body: JSON.stringify({ title: "No token", status, detail }),
})

/** Temporary failures of the token endpoint and their messages. */
const FAILURES: [string, (route: Route) => Promise<void>, string][] = [
  ["no response", (route) => route.abort("connectionrefused"), joinTexts.errors["no-answer"]],
  [
    "429",
    (route) => route.fulfill(problem(429, "Too many requests. Try again in 2 s.")),
    "Too many requests. Try again in 2 s.",
  ],
  ["500", (route) => route.fulfill({ status: 500, body: "" }), joinTexts.refusedWithStatus(500)],
  [
    "an error page",
    (route) => route.fulfill({ status: 502, ...HTML_PAGE }),
    joinTexts.refusedWithStatus(502),
  ],
  [
    "HTML instead of JSON",
    (route) => route.fulfill({ status: 200, ...HTML_PAGE }),
    joinTexts.errors["invalid-token"],
  ],
  [
    "a truncated response",
    (route) => route.fulfill({ status: 201, body: '{"server_url":"ws://localho' }),
    joinTexts.errors["invalid-token"],
  ],
  [
    "an empty object",
    (route) => route.fulfill({ status: 201, body: "{}" }),
    joinTexts.errors["invalid-token"],
  ],
]

test("a failing token endpoint shows a message and retries until it can join once", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor({ expectedNoise: /Failed to load resource/ })
  const sockets: string[] = []
  page.on("websocket", (socket) => sockets.push(socket.url()))
  await page.goto(`/rooms/${roomName}`)
  await page.getByRole("textbox", { name: prejoinTexts.yourName }).fill("Ada")
  const alert = page.getByRole("alert").filter({ hasText: prejoinTexts.retrying })

  for (const [failure, respond, message] of FAILURES) {
    await page.route("**/api/token", respond)
    await page.getByRole("button", { name: prejoinTexts.join }).click()
    await expect(alert, failure).toContainText(message)
    await page.getByRole("button", { name: prejoinTexts.stopRetrying }).click()
    await expect(alert).toHaveCount(0)
    await page.unroute("**/api/token")
  }

  await page.route("**/api/token", (route) => route.abort("connectionrefused"), { times: 2 })
  await page.getByRole("button", { name: prejoinTexts.join }).click()
  await expectInCall(page)
  await expectVideoPlaying(tiles(page, "Ada"))
  await expect(cameraTiles(page)).toHaveCount(1)
  expect(sockets).toHaveLength(1)
})

test("a rate limit counts down and joins when it has passed", async ({ visitor, roomName }) => {
  const page = await visitor({ expectedNoise: /Failed to load resource/ })
  const limited = problem(429, "Too many requests. Try again in 3 s.")
  const body = JSON.stringify({ ...JSON.parse(limited.body), retry_after: 3 })
  let isLimitOver = false
  await page.route("**/api/token", (route) =>
    isLimitOver ? route.continue() : route.fulfill({ ...limited, body }),
  )
  await page.goto(`/rooms/${roomName}`)
  await page.getByRole("textbox", { name: prejoinTexts.yourName }).fill("Ada")
  const start = Date.now()
  await page.getByRole("button", { name: prejoinTexts.join }).click()
  await expect(page.getByRole("alert").getByText(prejoinTexts.retryingIn(3), { exact: true })).toBeVisible()
  await expect(page.getByRole("alert").getByText(prejoinTexts.retryingIn(2), { exact: true })).toBeVisible()
  isLimitOver = true
  await expectInCall(page)
  expect(Date.now() - start).toBeGreaterThan(3000)
})

test("clicking again while a retry is pending joins once", async ({ visitor, roomName }) => {
  const ada = await visitor({ expectedNoise: /Failed to load resource/ })
  const tokens = countTokens(ada)
  // Long enough for the click to come before the retry.
  const limited = problem(429, "Too many requests. Try again in 30 s.")
  const body = JSON.stringify({ ...JSON.parse(limited.body), retry_after: 30 })
  await ada.route("**/api/token", (route) => route.fulfill({ ...limited, body }))
  await ada.goto(`/rooms/${roomName}`)
  await ada.getByRole("textbox", { name: prejoinTexts.yourName }).fill("Ada")
  await ada.getByRole("button", { name: prejoinTexts.join }).dblclick()
  await expect(ada.getByText(prejoinTexts.retrying)).toBeVisible()
  await ada.unroute("**/api/token")
  await ada.getByRole("button", { name: prejoinTexts.join }).click()
  await expectInCall(ada)
  await expectVideoPlaying(tiles(ada, "Ada"))
  expect(tokens()).toBe(1)
  const { count } = await (await ada.request.get(`/api/rooms/${roomName}/people`)).json()
  expect(count).toBe(1)
})

test("joining works after the pre-join screen was open for longer than a token's TTL", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor()
  const tokens = countTokens(page)
  await page.clock.install()
  await page.goto(`/rooms/${roomName}`)
  await page.getByRole("textbox", { name: prejoinTexts.yourName }).fill("Ada")
  await page.clock.runFor(1000)
  await expect.poll(tokens).toBe(1)
  await page.clock.fastForward("03:00:00")
  await page.clock.resume()
  await page.getByRole("button", { name: prejoinTexts.join }).click()
  await expectInCall(page)
  await expect(controlBar(page)).toBeVisible()
  // The expired token isn't used.
  expect(tokens()).toBeGreaterThan(1)
})

/** Returns a function that returns how many tokens the page has received. */
function countTokens(page: Page): () => number {
  let count = 0
  page.on("response", (response) => {
    if (response.url().endsWith("/api/token") && response.status() === 201) count++
  })
  return () => count
}
