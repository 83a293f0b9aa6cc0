import { execFile } from "node:child_process"
import { promisify } from "node:util"
import type { Page, Route } from "@playwright/test"
import { expectInShape } from "./support/accessible"
import { expect, test } from "./support/test"
import { claimsOf } from "./support/token-test"

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: false })
const answer = (page: Page) => page.getByRole("region", { name: "Answer" })
/** What is read out of an answer when it arrives. */
const spoken = (page: Page) => answer(page).getByRole("status").first()
const send = (page: Page) => page.getByRole("button", { name: "Send request" }).click()
/** A text of the answer as it is seen, rather than as it is read out. */
const seen = (page: Page, text: string | RegExp) =>
  answer(page).getByText(text).filter({ visible: true }).last()
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

/** What the page's next request is answered with, in the server's place. */
const answerWith = (page: Page, response: Parameters<Route["fulfill"]>[0]) =>
  page.route("**/api/token", (route) => route.fulfill(response), { times: 1 })

test("from the start page, to this deployment's own address, and back", { tag: "@connect" }, async ({
  visitor,
  baseURL,
}) => {
  const page = await visitor()
  await page.goto("/")
  await page.getByRole("link", { name: "Connect any client" }).click()
  await expect(page.getByRole("heading", { name: "Connect any client" })).toBeVisible()
  await page.getByRole("button", { name: "Copy the endpoint’s address" }).click()
  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeAttached()
  expect(await clipboard(page)).toBe(`${baseURL}/api/token`)
  await page.getByRole("link", { name: "Back to start" }).click()
  await expect(page.getByRole("button", { name: "New room" })).toBeVisible()
})

test("the page is whole before its scripts run, and loads nothing of WebRTC", { tag: "@connect" }, async ({
  visitor,
  request,
  baseURL,
}) => {
  const html = await (await request.get("/connect")).text()
  for (const part of [`${baseURL}/api/token`, "participant_attributes", "/api/openapi.json"])
    expect(html).toContain(part)
  const page = await visitor()
  const scripts: Promise<string>[] = []
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.push(response.text())
  })
  await page.goto("/connect", { waitUntil: "networkidle" })
  const code = (await Promise.all(scripts)).join()
  expect(code.length).toBeGreaterThan(0)
  expect(code).not.toContain("RTCPeerConnection")
})

test("a request is sent for real, and its token read", { tag: "@connect" }, async ({ visitor, roomName }) => {
  const page = await visitor()
  await page.goto("/connect")
  await field(page, "room_name").fill(roomName)
  await field(page, "participant_name").fill("Ada Lovelace")
  await field(page, "participant_metadata").fill("hello")
  await page.getByRole("button", { name: "Add an attribute" }).click()
  await field(page, "Name of attribute 1").fill("seat")
  await field(page, "Value of attribute 1").fill("12a")
  await send(page)

  await expect(spoken(page)).toHaveText("Status 201: Token given")
  for (const text of ["Ada Lovelace", roomName, "for 10 minutes", "See and hear others"])
    await expect(answer(page).getByText(text, { exact: true })).toBeVisible()
  await expect(answer(page).getByText(/^9 minutes 5\d seconds left to connect$/)).toBeVisible()
  await answer(page)
    .getByText(/^Headers/)
    .click()
  await expect(answer(page).getByText("no-store")).toBeVisible()
  await answer(page).getByRole("button", { name: "Copy token" }).click()
  await expect(answer(page).getByRole("status").filter({ hasText: "Copied" })).toBeAttached()
  expect(claimsOf(await clipboard(page))).toMatchObject({
    name: "Ada Lovelace",
    metadata: "hello",
    attributes: { seat: "12a" },
    video: { room: roomName },
  })

  // The same visitor may come back as who they were.
  const identity = claimsOf(await clipboard(page)).sub
  await page.getByRole("button", { name: "Ask again with this identity" }).click()
  await expect(field(page, "participant_identity")).toHaveValue(identity)
  const second = page.waitForResponse("**/api/token")
  await send(page)
  expect(claimsOf((await (await second).json()).participant_token).sub).toBe(identity)
  await expect(answer(page).getByText(identity, { exact: true })).toBeVisible()
})

test("each refusal is told in the server's words, and explained", { tag: "@connect" }, async ({
  visitor,
}) => {
  const page = await visitor({ expectedNoise: /40[03]/ })
  await page.goto("/connect")
  for (const [example, status, detail, at, why] of [
    [
      "Somebody else’s identity",
      "Status 403: Not allowed",
      "no such identity",
      "participant_identity",
      "takes its place",
    ],
    [
      "A recording",
      "Status 403: Not allowed",
      "“room_config.egress”",
      "room_config.egress",
      "costs the owner",
    ],
    [
      "An agent",
      "Status 403: Not allowed",
      "call that agent",
      "room_config.agents.0.agent_name",
      "AGENT_NAME lists",
    ],
    [
      "A reserved attribute",
      "Status 400: Bad request",
      "belong to LiveKit",
      "participant_attributes.lk.agent.state",
      "names the field",
    ],
  ] as const) {
    await page.getByRole("button", { name: example }).click()
    await send(page)
    await expect(seen(page, detail)).toBeVisible()
    await expect(spoken(page)).toContainText(status)
    await expect(answer(page).getByText(at, { exact: true })).toBeVisible()
    await expect(seen(page, why)).toBeVisible()
  }
})

test("what can't be sent is told at its field, and nothing is sent", { tag: "@connect" }, async ({
  visitor,
}) => {
  const page = await visitor()
  await page.goto("/connect")
  let requests = 0
  page.on("request", (request) => {
    if (request.method() === "POST") requests++
  })
  await field(page, "room_config").fill("{agents: []}")
  await expect(field(page, "room_config")).toHaveAccessibleDescription(/isn’t JSON/)
  await send(page)
  await field(page, "room_config").fill("")
  await send(page)
  await expect(seen(page, "Token given")).toBeVisible()
  expect(requests).toBe(1)
})

test("no answer, and answers that no server of ours would give", { tag: "@connect" }, async ({ visitor }) => {
  const page = await visitor({ expectedNoise: /ERR_|502/ })
  await page.goto("/connect")
  const token = (room: string) =>
    ["{}", JSON.stringify({ sub: "a", video: { room, roomJoin: true } }), "x"]
      .map((part) => Buffer.from(part).toString("base64url"))
      .join(".")
  const said = (server_url: string, room = "demo") => ({
    status: 201,
    json: { server_url, participant_token: token(room) },
  })
  for (const [response, sentence] of [
    [{ status: 200, body: "<!doctype html><h1>Sign in to the network</h1>" }, "isn’t a JSON object"],
    [{ status: 200, json: {} }, "is missing"],
    [{ status: 200, body: `"${"x".repeat(10_000_000)}"` }, "larger than any token’s"],
    [said("wss://rooms.example.com", "other"), "for another room"],
    [said("javascript:alert(1)"), "doesn’t begin with wss://"],
    // Not beside the one before it: a sentence that stays would hide that the next hasn't come.
    [{ status: 201, json: { server_url: "wss://x", participant_token: "x" } }, "can’t be read as one"],
    [said("http://rooms.example.com"), "doesn’t begin with wss://"],
    [{ status: 502, body: "<h1>Bad gateway</h1>" }, "refused without saying why"],
  ] as const) {
    await answerWith(page, response)
    await send(page)
    await expect(seen(page, sentence)).toBeVisible()
  }
  await page.route("**/api/token", (route) => route.abort("connectionrefused"), { times: 1 })
  await send(page)
  await expect(seen(page, "Nothing answered.")).toBeVisible()
  // After all of that the page still works.
  await send(page)
  await expect(seen(page, "Token given")).toBeVisible()
})

test("code for each platform and source, by keyboard, and what is copied runs", { tag: "@connect" }, async ({
  visitor,
}) => {
  const page = await visitor()
  await page.goto("/connect")
  const platforms = page.getByRole("tablist", { name: "Platform" })
  await expect(platforms.getByRole("tab")).toHaveText([
    ...["JavaScript", "React", "Swift", "Android", "Flutter"],
    ...["React Native", "Rust", "Python", "Unity", "curl"],
  ])
  await platforms.getByRole("tab", { name: "JavaScript" }).focus()
  await page.keyboard.press("End")
  await expect(platforms.getByRole("tab", { name: "curl" })).toHaveAttribute("aria-selected", "true")
  await page.keyboard.press("Tab")
  await expect(page.getByRole("tab", { name: "Endpoint" })).toBeFocused()
  await page.getByRole("button", { name: "Copy the code for curl, Endpoint" }).click()
  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeAttached()
  const { stdout } = await promisify(execFile)("sh", ["-c", await clipboard(page)])
  expect(stdout).toMatch(/^HTTP\/1\.1 201/)
  expect(claimsOf(/"participant_token":"([^"]+)"/.exec(stdout)?.[1] ?? "")).toMatchObject({ name: "Ada" })

  // The source stays chosen from one platform to the next.
  await page.getByRole("tab", { name: "Literal" }).click()
  await platforms.getByRole("tab", { name: "Swift" }).click()
  await expect(page.getByRole("tab", { name: "Literal" })).toHaveAttribute("aria-selected", "true")
  await expect(page.getByRole("region", { name: "Code for Swift, Literal" })).toContainText(
    "ws://localhost:7890",
  )
})

test("the reference tells of each field and each status", { tag: "@connect" }, async ({ visitor }) => {
  const page = await visitor()
  await page.goto("/connect")
  const fields = page.getByRole("table", { name: "Request" }).first()
  await expect(fields.getByRole("row", { name: /^room_name string, at most 256 bytes/ })).toBeVisible()
  await expect(fields.getByRole("row", { name: /^room_config object .*AGENT_NAME/ })).toBeVisible()
  await expect(
    page.getByText("This server doesn't let clients set “room_config.egress”.").first(),
  ).toBeVisible()
  await page.getByText("/api/health").click()
  await expect(page.getByText("Everything works")).toBeVisible()
})

test("leads to the page that joins with a pasted token", { tag: "@connect" }, async ({ visitor }) => {
  const page = await visitor()
  await page.goto("/connect")
  await page.getByRole("link", { name: "Paste a token" }).click()
  await expect(page.getByRole("heading", { name: "Join by token" })).toBeVisible()
  await expect(page.getByRole("textbox", { name: "Participant token" })).toBeVisible()
})

for (const [width, height] of [
  [1280, 800],
  [390, 844],
  [280, 653],
] as const) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(
      `fits and is accessible at ${width}×${height} ${colorScheme}`,
      { tag: "@connect" },
      async ({ visitor }, testInfo) => {
        const page = await visitor({ viewport: { width, height }, colorScheme, expectedNoise: /403/ })
        await page.goto("/connect")
        await send(page)
        await expect(seen(page, "Token given")).toBeVisible()
        for (const part of [/^Headers/, /^Body/, /^Token, decoded/])
          await answer(page).getByText(part).click()
        await expectInShape(page)
        await testInfo.attach(`connect ${width} ${colorScheme}`, {
          body: await page.screenshot({ fullPage: true }),
          contentType: "image/png",
        })
        await page.getByRole("button", { name: "A recording" }).click()
        await page.getByRole("button", { name: "Add an attribute" }).click()
        await field(page, "Value of attribute 1").fill("x")
        await page.getByRole("button", { name: "Add an attribute" }).click()
        await field(page, "Value of attribute 2").fill("x")
        await expect(page.getByText("is there twice")).toBeVisible()
        await page.getByRole("button", { name: "Remove attribute 2" }).click()
        await page.getByRole("button", { name: "Remove attribute 1" }).click()
        await send(page)
        await expect(seen(page, "Not allowed")).toBeVisible()
        await page.getByRole("tab", { name: "Rust" }).click()
        await page.getByRole("tab", { name: "Custom" }).click()
        await expectInShape(page)
      },
    )
  }
}
