import type { Page, Route } from "@playwright/test"
import { controls, expectInCall, expectMoving, people, tiles } from "./support/call"
import { expect, test } from "./support/test"

const html = { contentType: "text/html", body: "<!doctype html><h1>Bad gateway</h1>" }
const problem = (status: number, detail: string) => ({
  status,
  contentType: "application/problem+json",
  body: JSON.stringify({ title: "No token", status, detail }),
})

/** What may come in place of a token and pass by itself, and the sentence for it. */
const faults: [string, (route: Route) => Promise<void>, RegExp][] = [
  [
    "no answer",
    (route) => route.abort("connectionrefused"),
    /The server did not answer\. Check your network/,
  ],
  [
    "429",
    (route) => route.fulfill(problem(429, "Too many requests. Try again in 2 s.")),
    /Too many requests/,
  ],
  ["500", (route) => route.fulfill({ status: 500, body: "" }), /The server gave no token \(status 500\)/],
  [
    "an error page",
    (route) => route.fulfill({ status: 502, ...html }),
    /The server gave no token \(status 502\)/,
  ],
  [
    "a page in place of JSON",
    (route) => route.fulfill({ status: 200, ...html }),
    /something that is no token/,
  ],
  [
    "half an answer",
    (route) => route.fulfill({ status: 201, body: '{"server_url":"ws://localho' }),
    /something that is no token/,
  ],
  ["an empty answer", (route) => route.fulfill({ status: 201, body: "{}" }), /something that is no token/],
]

test("when the token endpoint fails one is told, and is let in once as soon as it is back", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor({ expectedNoise: /Failed to load resource/ })
  const sockets: string[] = []
  page.on("websocket", (socket) => sockets.push(socket.url()))
  await page.goto(`/rooms/${roomName}`)
  await page.getByRole("textbox", { name: "Your name" }).fill("Ada")
  const alert = page.getByRole("alert").filter({ hasText: "It is tried again by itself." })

  for (const [what, answer, sentence] of faults) {
    await page.route("**/api/token", answer)
    await page.getByRole("button", { name: "Join room" }).click()
    await expect(alert, what).toContainText(sentence)
    await page.getByRole("button", { name: "Stop trying" }).click()
    await expect(alert).toHaveCount(0)
    await page.unroute("**/api/token")
  }

  await page.route("**/api/token", (route) => route.abort("connectionrefused"), { times: 2 })
  await page.getByRole("button", { name: "Join room" }).click()
  await expectInCall(page)
  await expectMoving(tiles(page, "Ada"))
  await expect(people(page)).toHaveCount(1)
  expect(sockets).toHaveLength(1)
})

test("a limit counts down, and lets in when it has passed", async ({ visitor, roomName }) => {
  const page = await visitor({ expectedNoise: /Failed to load resource/ })
  const limited = problem(429, "Too many requests. Try again in 3 s.")
  const body = JSON.stringify({ ...JSON.parse(limited.body), retry_after: 3 })
  let isOver = false
  await page.route("**/api/token", (route) =>
    isOver ? route.continue() : route.fulfill({ ...limited, body }),
  )
  await page.goto(`/rooms/${roomName}`)
  await page.getByRole("textbox", { name: "Your name" }).fill("Ada")
  const asked = Date.now()
  await page.getByRole("button", { name: "Join room" }).click()
  await expect(page.getByRole("alert").getByText("In 3 s.", { exact: true })).toBeVisible()
  await expect(page.getByRole("alert").getByText("In 2 s.", { exact: true })).toBeVisible()
  isOver = true
  await expectInCall(page)
  expect(Date.now() - asked).toBeGreaterThan(3000)
})

test("who presses again while it is tried again joins once", async ({ visitor, roomName }) => {
  const ada = await visitor({ expectedNoise: /Failed to load resource/ })
  const tokens = countTokens(ada)
  // So long that it is not tried before one presses again.
  const limited = problem(429, "Too many requests. Try again in 30 s.")
  const body = JSON.stringify({ ...JSON.parse(limited.body), retry_after: 30 })
  await ada.route("**/api/token", (route) => route.fulfill({ ...limited, body }))
  await ada.goto(`/rooms/${roomName}`)
  await ada.getByRole("textbox", { name: "Your name" }).fill("Ada")
  await ada.getByRole("button", { name: "Join room" }).dblclick()
  await expect(ada.getByText("It is tried again by itself.")).toBeVisible()
  await ada.unroute("**/api/token")
  await ada.getByRole("button", { name: "Join room" }).click()
  await expectInCall(ada)
  await expectMoving(tiles(ada, "Ada"))
  expect(tokens()).toBe(1)
  const { count } = await (await ada.request.get(`/api/rooms/${roomName}/people`)).json()
  expect(count).toBe(1)
})

test("the green room may be left open for longer than a token lives", async ({ visitor, roomName }) => {
  const page = await visitor()
  const tokens = countTokens(page)
  await page.clock.install()
  await page.goto(`/rooms/${roomName}`)
  await page.getByRole("textbox", { name: "Your name" }).fill("Ada")
  await page.clock.runFor(1000)
  await expect.poll(tokens).toBe(1)
  await page.clock.fastForward("03:00:00")
  await page.clock.resume()
  await page.getByRole("button", { name: "Join room" }).click()
  await expectInCall(page)
  await expect(controls(page)).toBeVisible()
  // The one from before is not used.
  expect(tokens()).toBeGreaterThan(1)
})

/** How many tokens the page has got. */
function countTokens(page: Page): () => number {
  let count = 0
  page.on("response", (response) => {
    if (response.url().endsWith("/api/token") && response.status() === 201) count++
  })
  return () => count
}
