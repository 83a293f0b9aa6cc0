import { AccessToken } from "livekit-server-sdk"
import { expectInCall } from "./support/call"
import { expect, test } from "./support/test"

const token = async (room: string) => {
  const token = new AccessToken("devkey", "secret", { identity: "ada-1" })
  token.addGrant({ roomJoin: true, room })
  return token.toJwt()
}
const json = (body: unknown, status = 201) => ({
  status,
  contentType: "application/json",
  body: JSON.stringify(body),
})

test("a server that answers with nonsense is refused in words, and the page goes on", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor({ expectedNoise: /status of 5\d\d/ })
  const participant_token = await token(roomName)
  const server_url = "ws://localhost:7890"
  const megabytes = "x".repeat(10_000_000)
  const noToken = "The server answered with something that is no token."
  const noPlace = "The server named a place that can’t be joined."

  let answer = json({})
  await page.route("**/api/token", (route) => route.fulfill(answer))
  await page.goto(`/rooms/${roomName}`)
  await page.getByRole("textbox", { name: "Your name" }).fill("Ada")
  const refused = page.getByRole("alert")
  for (const [hostile, sentence] of [
    [{ status: 200, contentType: "text/html", body: "<!doctype html><title>Log in</title>" }, noToken],
    [json({}, 200), noToken],
    [json(null), noToken],
    [json({ server_url, participant_token: 5 }), noToken],
    [json({ server_url, participant_token: "no.token.either" }), noToken],
    [json({ server_url, participant_token: `${participant_token}${megabytes}` }), noToken],
    [{ status: 200, contentType: "application/json", body: megabytes }, noToken],
    // As much of it as fits into a sentence.
    [json({ detail: megabytes }, 500), /^x{500}…$/],
    [json({ detail: { toString: "x" } }, 500), "The server gave no token (status 500)."],
    [json({ server_url, participant_token: await token("other") }), "The server answered for another room."],
    [json({ server_url: "javascript:alert(1)", participant_token }), noPlace],
    [json({ server_url: "ws://ada:word@localhost:7890", participant_token }), noPlace],
  ] as const) {
    answer = hostile
    await page.getByRole("button", { name: "Join room" }).click()
    await expect(refused.filter({ hasText: sentence })).toBeVisible()
  }

  await page.unroute("**/api/token")
  await page.getByRole("button", { name: "Join room" }).click()
  await expectInCall(page)
})

test("a page on HTTPS is told of a LiveKit server without it, which browsers block without a word", async ({
  visitor,
  roomName,
  baseURL,
}) => {
  const page = await visitor()
  // The app as it looks behind a proxy that ends HTTPS.
  await page.route("https://rooms.example/**", async (route) => {
    const { pathname, search } = new URL(route.request().url())
    await route.fulfill({ response: await route.fetch({ url: `${baseURL}${pathname}${search}` }) })
  })
  const participant_token = await token(roomName)
  let server_url = ""
  await page.route("**/api/token", (route) => route.fulfill(json({ server_url, participant_token })))
  await page.goto(`https://rooms.example/rooms/${roomName}`)
  await page.getByRole("textbox", { name: "Your name" }).fill("Ada")
  for (server_url of ["http://livekit.example", "ws://livekit.example"]) {
    await page.getByRole("button", { name: "Join room" }).click()
    await expect(page.getByRole("alert").filter({ hasText: "has to begin with wss://" })).toBeVisible()
  }
  // The page may still be loading what a call needs.
  await page.unrouteAll({ behavior: "wait" })
})
