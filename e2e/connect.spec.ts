import { execFile } from "node:child_process"
import { promisify } from "node:util"
import type { Page, Route } from "@playwright/test"
import { repository } from "../lib/site"
import { expectAccessibleLayout } from "./support/accessibility"
import { expect, test } from "./support/test"
import { connectTexts, copyTexts, errorTexts, homeTexts, textPattern, tokenTexts } from "./support/texts"
import { decodeClaims } from "./support/token-test"

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: false })
const answer = (page: Page) => page.getByRole("region", { name: connectTexts.answer.title })
/** What screen readers announce when an answer arrives. */
const announced = (page: Page) => answer(page).getByRole("status").first()
const send = (page: Page) => page.getByRole("button", { name: connectTexts.composer.send }).click()
/** A visible text of the answer, rather than the announced one. */
const visibleText = (page: Page, text: string | RegExp) =>
  answer(page).getByText(text).filter({ visible: true }).last()
const readClipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

/** Fulfills the page's next token request in place of the server. */
const mockAnswer = (page: Page, mock: Parameters<Route["fulfill"]>[0]) =>
  page.route("**/api/token", (route) => route.fulfill(mock), { times: 1 })

test("leads from the start page to this deployment's address and back", async ({ visitor, baseURL }) => {
  const page = await visitor()
  await page.goto("/")
  await page.getByRole("link", { name: connectTexts.title }).click()
  await expect(page.getByRole("heading", { name: connectTexts.title })).toBeVisible()
  await page.getByRole("button", { name: connectTexts.copyAddress }).click()
  await expect(page.getByRole("status").filter({ hasText: copyTexts.copied })).toBeAttached()
  expect(await readClipboard(page)).toBe(`${baseURL}/api/token`)
  await page.getByRole("link", { name: errorTexts.back }).click()
  await expect(page.getByRole("button", { name: homeTexts.newRoom })).toBeVisible()
})

test("renders on the server and loads no WebRTC code", async ({ visitor, request, baseURL }) => {
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

test("sends a real request and decodes the token", async ({ visitor, roomName }) => {
  const page = await visitor()
  await page.goto("/connect")
  await field(page, "room_name").fill(roomName)
  await field(page, "participant_name").fill("Ada Lovelace")
  await field(page, "participant_metadata").fill("hello")
  await page.getByRole("button", { name: connectTexts.composer.addAttribute }).click()
  await field(page, connectTexts.composer.attributeName(1)).fill("seat")
  await field(page, connectTexts.composer.attributeValue(1)).fill("12a")
  await send(page)

  await expect(announced(page)).toHaveText(connectTexts.answer.announcement(201, connectTexts.answer.issued))
  for (const text of [
    "Ada Lovelace",
    roomName,
    connectTexts.answer.validFor("10 minutes"),
    connectTexts.answer.grant.canSubscribe,
  ])
    await expect(answer(page).getByText(text, { exact: true })).toBeVisible()
  await expect(answer(page).getByText(textPattern(connectTexts.answer.remaining))).toBeVisible()
  await answer(page).getByText(connectTexts.answer.headers(0).replace(/\(.*/, "")).click()
  await expect(answer(page).getByText("no-store")).toBeVisible()
  await answer(page).getByRole("button", { name: connectTexts.answer.copyToken }).click()
  await expect(answer(page).getByRole("status").filter({ hasText: copyTexts.copied })).toBeAttached()
  expect(decodeClaims(await readClipboard(page))).toMatchObject({
    name: "Ada Lovelace",
    metadata: "hello",
    attributes: { seat: "12a" },
    video: { room: roomName },
  })

  // A visitor may request a token with their own identity again.
  const identity = decodeClaims(await readClipboard(page)).sub
  await page.getByRole("button", { name: connectTexts.answer.reuseIdentity }).click()
  await expect(field(page, "participant_identity")).toHaveValue(identity)
  const second = page.waitForResponse("**/api/token")
  await send(page)
  const answered = await second
  expect(answered.request().postDataJSON()).toMatchObject({ participant_identity: identity })
  // Not its body, which Chromium may have dropped once the page has read it.
  expect(answered.status()).toBe(201)
  await expect(answer(page).getByText(identity, { exact: true })).toBeVisible()
})

test("shows and explains the server's refusals", async ({ visitor }) => {
  const page = await visitor({ expectedNoise: /40[03]/ })
  await page.goto("/connect")
  for (const [example, status, detail, field, explanation] of [
    [
      connectTexts.composer.example.identity,
      connectTexts.answer.announcement(403, "Not allowed"),
      "can’t use this identity",
      "participant_identity",
      String(connectTexts.refusals.byField.participant_identity),
    ],
    [
      connectTexts.composer.example.egress,
      connectTexts.answer.announcement(403, "Not allowed"),
      "“room_config.egress”",
      "room_config.egress",
      String(connectTexts.refusals.byField.room_config),
    ],
    [
      connectTexts.composer.example.agent,
      connectTexts.answer.announcement(403, "Not allowed"),
      "This agent can’t be requested here",
      "room_config.agents.0.agent_name",
      String(connectTexts.refusals.byField["room_config.agents"]),
    ],
    [
      connectTexts.composer.example.reserved,
      connectTexts.answer.announcement(400, "Bad request"),
      "are reserved for LiveKit",
      "participant_attributes.lk.agent.state",
      String(connectTexts.refusals.byStatus[400]),
    ],
  ] as const) {
    await page.getByRole("button", { name: example }).click()
    await send(page)
    await expect(visibleText(page, detail)).toBeVisible()
    await expect(announced(page)).toContainText(status)
    await expect(answer(page).getByText(field, { exact: true })).toBeVisible()
    await expect(visibleText(page, explanation)).toBeVisible()
  }
})

test("reports invalid fields and doesn't send them", async ({ visitor }) => {
  const page = await visitor()
  await page.goto("/connect")
  let requests = 0
  page.on("request", (request) => {
    if (request.method() === "POST") requests++
  })
  await field(page, "room_config").fill("{agents: []}")
  await expect(field(page, "room_config")).toHaveAccessibleDescription(
    connectTexts.composer.roomConfigNotJson,
  )
  await send(page)
  await field(page, "room_config").fill("")
  await send(page)
  await expect(visibleText(page, connectTexts.answer.issued)).toBeVisible()
  expect(requests).toBe(1)
})

test("reports missing and invalid answers", async ({ visitor }) => {
  const page = await visitor({ expectedNoise: /ERR_|502/ })
  await page.goto("/connect")
  const token = (room: string) =>
    ["{}", JSON.stringify({ sub: "a", video: { room, roomJoin: true } }), "x"]
      .map((part) => Buffer.from(part).toString("base64url"))
      .join(".")
  const tokenAnswer = (server_url: string, room = "demo") => ({
    status: 201,
    json: { server_url, participant_token: token(room) },
  })
  for (const [mock, message] of [
    [
      { status: 200, body: "<!doctype html><h1>Sign in to the network</h1>" },
      connectTexts.answer.errors.notJson,
    ],
    [{ status: 200, json: {} }, connectTexts.answer.errors.missingFields],
    [{ status: 200, body: `"${"x".repeat(10_000_000)}"` }, connectTexts.answer.errors.tooLarge],
    [tokenAnswer("wss://rooms.example.com", "other"), connectTexts.answer.errors.otherRoom],
    [tokenAnswer("javascript:alert(1)"), connectTexts.answer.errors.badServerUrl],
    // Between two cases with the same message, which would hide a missing update.
    [
      { status: 201, json: { server_url: "wss://x", participant_token: "x" } },
      connectTexts.answer.errors.invalidToken,
    ],
    [tokenAnswer("http://rooms.example.com"), connectTexts.answer.errors.badServerUrl],
    [{ status: 502, body: "<h1>Bad gateway</h1>" }, connectTexts.answer.errors.notAProblem],
  ] as const) {
    await mockAnswer(page, mock)
    await send(page)
    await expect(visibleText(page, message)).toBeVisible()
  }
  await page.route("**/api/token", (route) => route.abort("connectionrefused"), { times: 1 })
  await send(page)
  await expect(visibleText(page, connectTexts.answer.unreachable)).toBeVisible()
  // The page still works.
  await send(page)
  await expect(visibleText(page, connectTexts.answer.issued)).toBeVisible()
})

test("has code for each platform and token source, and the copied curl command runs", async ({ visitor }) => {
  const page = await visitor()
  await page.goto("/connect")
  const platforms = page.getByRole("tablist", { name: connectTexts.code.platforms })
  await expect(platforms.getByRole("tab")).toHaveText([
    ...["JavaScript", "React", "Swift", "Android", "Flutter"],
    ...["React Native", "Rust", "Python", "Unity", "curl"],
  ])
  await platforms.getByRole("tab", { name: "JavaScript" }).focus()
  await page.keyboard.press("End")
  await expect(platforms.getByRole("tab", { name: "curl" })).toHaveAttribute("aria-selected", "true")
  await page.keyboard.press("Tab")
  await expect(page.getByRole("tab", { name: connectTexts.code.source.endpoint })).toBeFocused()
  await page
    .getByRole("button", { name: connectTexts.code.copyCode("curl", connectTexts.code.source.endpoint) })
    .click()
  await expect(page.getByRole("status").filter({ hasText: copyTexts.copied })).toBeAttached()
  const { stdout } = await promisify(execFile)("sh", ["-c", await readClipboard(page)])
  expect(stdout).toMatch(/^HTTP\/1\.1 201/)
  expect(decodeClaims(/"participant_token":"([^"]+)"/.exec(stdout)?.[1] ?? "")).toMatchObject({ name: "Ada" })

  await platforms.getByRole("tab", { name: "React", exact: true }).click()
  await expect(page.getByRole("link", { name: "examples/minimal" })).toHaveAttribute(
    "href",
    `${repository}/tree/HEAD/examples/minimal`,
  )

  // The token source stays selected when the platform changes.
  await page.getByRole("tab", { name: connectTexts.code.source.literal }).click()
  await platforms.getByRole("tab", { name: "Swift" }).click()
  await expect(page.getByRole("tab", { name: connectTexts.code.source.literal })).toHaveAttribute(
    "aria-selected",
    "true",
  )
  await expect(
    page.getByRole("region", {
      name: connectTexts.code.codeLabel("Swift", connectTexts.code.source.literal),
    }),
  ).toContainText("ws://localhost:7890")
})

test("the reference lists each field and each status", async ({ visitor }) => {
  const page = await visitor()
  await page.goto("/connect")
  const fields = page.getByRole("table", { name: connectTexts.reference.request }).first()
  await expect(fields.getByRole("row", { name: /^room_name string, at most 256 bytes/ })).toBeVisible()
  await expect(fields.getByRole("row", { name: /^room_config object .*AGENT_NAME/ })).toBeVisible()
  await expect(
    page.getByText("This server doesn’t let clients set “room_config.egress”.").first(),
  ).toBeVisible()
  await page.getByText("/api/health").click()
  await expect(page.getByText("Everything works")).toBeVisible()
})

test("links to the page that joins with a token", async ({ visitor }) => {
  const page = await visitor()
  await page.goto("/connect")
  await page.getByRole("link", { name: connectTexts.join.open }).click()
  await expect(page.getByRole("heading", { name: tokenTexts.title })).toBeVisible()
  await expect(page.getByRole("textbox", { name: tokenTexts.token })).toBeVisible()
})

for (const [width, height] of [
  [1280, 800],
  [390, 844],
  [280, 653],
] as const) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`fits and is accessible at ${width}×${height} ${colorScheme}`, async ({ visitor }, testInfo) => {
      const page = await visitor({ viewport: { width, height }, colorScheme, expectedNoise: /403/ })
      await page.goto("/connect")
      await send(page)
      await expect(visibleText(page, connectTexts.answer.issued)).toBeVisible()
      for (const part of [
        connectTexts.answer.headers(0).replace(/\(.*/, ""),
        connectTexts.answer.body,
        connectTexts.answer.payload,
      ])
        await answer(page).getByText(part).click()
      await expectAccessibleLayout(page)
      await testInfo.attach(`connect ${width} ${colorScheme}`, {
        body: await page.screenshot({ fullPage: true }),
        contentType: "image/png",
      })
      await page.getByRole("button", { name: connectTexts.composer.example.egress }).click()
      await page.getByRole("button", { name: connectTexts.composer.addAttribute }).click()
      await field(page, connectTexts.composer.attributeValue(1)).fill("x")
      await page.getByRole("button", { name: connectTexts.composer.addAttribute }).click()
      await field(page, connectTexts.composer.attributeValue(2)).fill("x")
      await expect(page.getByText(connectTexts.composer.duplicateAttribute(""))).toBeVisible()
      await page.getByRole("button", { name: connectTexts.composer.removeAttribute(2) }).click()
      await page.getByRole("button", { name: connectTexts.composer.removeAttribute(1) }).click()
      await send(page)
      await expect(visibleText(page, String(connectTexts.refusals.byField.room_config))).toBeVisible()
      await page.getByRole("tab", { name: "Rust" }).click()
      await page.getByRole("tab", { name: connectTexts.code.source.custom }).click()
      await expectAccessibleLayout(page)
    })
  }
}
