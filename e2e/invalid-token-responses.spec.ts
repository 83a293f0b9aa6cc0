import { texts as joinTexts } from "../lib/texts/join"
import { expectInCall, join } from "./support/call"
import { signToken } from "./support/participants"
import { roomService, SFU_URL } from "./support/sfu-server"
import { expect, test } from "./support/test"
import { callTexts, endedTexts, prejoinTexts } from "./support/texts"

const tokenFor = (room: string) => signToken({ identity: "ada-1" }, { room })
const jsonResponse = (body: unknown, status = 201) => ({
  status,
  contentType: "application/json",
  body: JSON.stringify(body),
})

test("invalid responses of the token endpoint show messages, and joining still works", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor({ expectedNoise: /status of 5\d\d/ })
  const participant_token = await tokenFor(roomName)
  const server_url = SFU_URL
  const tenMegabytes = "x".repeat(10_000_000)
  const unusableAddress = joinTexts.unusableServerUrl("")

  let mock = jsonResponse({})
  await page.route("**/api/token", (route) => route.fulfill(mock))
  await page.goto(`/rooms/${roomName}`)
  await page.getByRole("textbox", { name: prejoinTexts.yourName }).fill("Ada")
  const alert = page.getByRole("alert")
  for (const [response, message] of [
    [
      { status: 200, contentType: "text/html", body: "<!doctype html><title>Log in</title>" },
      joinTexts.errors["invalid-token"],
    ],
    [jsonResponse({}, 200), joinTexts.errors["invalid-token"]],
    [jsonResponse(null), joinTexts.errors["invalid-token"]],
    [jsonResponse({ server_url, participant_token: 5 }), joinTexts.errors["invalid-token"]],
    [jsonResponse({ server_url, participant_token: "no.token.either" }), joinTexts.errors["invalid-token"]],
    [
      jsonResponse({ server_url, participant_token: `${participant_token}${tenMegabytes}` }),
      joinTexts.errors["invalid-token"],
    ],
    [{ status: 200, contentType: "application/json", body: tenMegabytes }, joinTexts.errors["invalid-token"]],
    // Long messages are truncated.
    [jsonResponse({ detail: tenMegabytes }, 500), /^x{500}…$/],
    [jsonResponse({ detail: { toString: "x" } }, 500), joinTexts.refusedWithStatus(500)],
    [jsonResponse({ server_url: "javascript:alert(1)", participant_token }), unusableAddress],
    [jsonResponse({ server_url: "ws://ada:word@localhost:7890", participant_token }), unusableAddress],
  ] as const) {
    mock = response
    await page.getByRole("button", { name: prejoinTexts.join }).click()
    await expect(alert.filter({ hasText: message })).toBeVisible()
  }

  await page.unroute("**/api/token")
  await page.getByRole("button", { name: prejoinTexts.join }).click()
  await expectInCall(page)
})

test("joins the room that the policy maps the name to", async ({ visitor, roomName }) => {
  const page = await visitor()
  await page.route("**/api/token", async (route) => {
    const { room_name, ...request } = route.request().postDataJSON()
    await route.continue({ postData: JSON.stringify({ ...request, room_name: `tenant-${room_name}` }) })
  })
  await join(page, roomName, "Ada")
  await expect(page.getByRole("heading", { name: roomName, exact: true })).toBeVisible()
  expect((await roomService.listParticipants(`tenant-${roomName}`)).map(({ name }) => name)).toEqual(["Ada"])
  await page.getByRole("button", { name: callTexts.leave }).click()
  await page.getByRole("button", { name: endedTexts.rejoin }).click()
  await page.getByRole("button", { name: prejoinTexts.join }).click()
  await expectInCall(page)
})

test("a page on HTTPS reports a LiveKit server without TLS, which browsers would block silently", async ({
  visitor,
  roomName,
  baseURL,
}) => {
  const page = await visitor()
  // Simulates a proxy that terminates TLS.
  await page.route("https://rooms.example/**", async (route) => {
    const { pathname, search } = new URL(route.request().url())
    await route.fulfill({ response: await route.fetch({ url: `${baseURL}${pathname}${search}` }) })
  })
  const participant_token = await tokenFor(roomName)
  let server_url = ""
  await page.route("**/api/token", (route) => route.fulfill(jsonResponse({ server_url, participant_token })))
  await page.goto(`https://rooms.example/rooms/${roomName}`)
  await page.getByRole("textbox", { name: prejoinTexts.yourName }).fill("Ada")
  for (server_url of ["http://livekit.example", "ws://livekit.example"]) {
    await page.getByRole("button", { name: prejoinTexts.join }).click()
    await expect(page.getByRole("alert").filter({ hasText: joinTexts.serverUrlInsecure })).toBeVisible()
  }
  // The page may still be preloading the call.
  await page.unrouteAll({ behavior: "wait" })
})
