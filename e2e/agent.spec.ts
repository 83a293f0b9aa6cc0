import type { Page } from "@playwright/test"
import { RoomServiceClient } from "livekit-server-sdk"
import { startAgentWorker } from "./support/agent-worker"
import { type AppServer, startApp } from "./support/app-server"
import { expectInCall, join, people, tiles } from "./support/call"
import { control, message, panel, pressControl, write } from "./support/panels"
import { test as base, expect } from "./support/test"

const SFU = "ws://localhost:7890"
const appWith = (AGENT_NAME: string) =>
  startApp({
    LIVEKIT_URL: SFU,
    LIVEKIT_API_KEY: "devkey",
    LIVEKIT_API_SECRET: "secret",
    TOKEN_RATE_LIMIT: "off",
    AGENT_NAME,
  })

/** With the example agent at work, and an app that knows of it. */
const test = base.extend<object, { app: AppServer }>({
  app: [
    async ({ playwright: _ }, use) => {
      const [app, endWorker] = await Promise.all([appWith("greeter"), startAgentWorker(SFU)])
      await use(app)
      await endWorker()
      await app.stop()
    },
    { scope: "worker" },
  ],
})

const captions = (page: Page, text: string) =>
  page.getByRole("main").getByRole("listitem").filter({ hasText: text })
const inviteButton = (page: Page) => panel(page, "People").getByRole("button", { name: "Invite the agent" })
const agents = (page: Page) => panel(page, "People").getByRole("region", { name: "Agents" })

test("the agent comes when a room opens, greets, shows what it does, and answers everybody", {
  tag: ["@chat", "@people"],
}, async ({ app, visitor, roomName }) => {
  const ada = await visitor({ baseURL: app.url })
  await join(ada, roomName, "Ada")
  await expect(tiles(ada, "Greeter")).toContainText("Listening…")
  await expect(captions(ada, "Hello Ada! Write to me, and I will write back.")).toContainText("Greeter")
  await pressControl(ada, "Chat")
  await expect(message(ada, "Hello Ada! Write to me")).toContainText("Greeter")

  const words = Array.from({ length: 40 }, (_, index) => `word${index}`).join(" ")
  await write(ada, words)
  await expect(message(ada, `You wrote: ${words}`)).toBeVisible()
  await expect(tiles(ada, "Greeter")).toContainText("Speaking…")
  await expect(captions(ada, "word39")).not.toHaveAttribute("data-interim")
  await expect(tiles(ada, "Greeter")).toContainText("Listening…")

  const ben = await visitor({ baseURL: app.url })
  await join(ben, roomName, "Ben")
  await write(ben, "I am new here")
  await expect(message(ben, "Hello Ben!")).toBeVisible()
  for (const page of [ada, ben]) await expect(message(page, "You wrote: I am new here")).toBeVisible()
  await expect(message(ada, "Hello Ben!")).toHaveCount(0)
  // One agent, however many came.
  await expect(people(ada)).toHaveCount(3)
  await pressControl(ada, "People")
  await expect(agents(ada)).toContainText("The agent is here.")
})

test("an agent that isn't there is invited, once", { tag: "@people" }, async ({ app, visitor, roomName }) => {
  // A room that was open before has no agent: the LiveKit server calls them when it opens one.
  await new RoomServiceClient(SFU.replace("ws", "http"), "devkey", "secret").createRoom({ name: roomName })
  const ada = await visitor({ baseURL: app.url })
  const ben = await visitor({ baseURL: app.url })
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await expect(people(ada)).toHaveCount(2)
  await control(ada, "People").click()
  await control(ben, "People").click()
  await expect(inviteButton(ada)).not.toHaveAttribute("aria-disabled", "true")

  await Promise.all([inviteButton(ada).click(), inviteButton(ben).click()])
  await expect(tiles(ada, "Greeter")).toContainText("Listening…")
  for (const page of [ada, ben]) {
    await expect(agents(page).getByRole("status")).toHaveText("The agent is here.")
    await expect(inviteButton(page)).toHaveAttribute("aria-disabled", "true")
  }
  await expect(captions(ada, "Hello Ben!")).toBeVisible()
  await expect(people(ada)).toHaveCount(3)
})

test("says when no agent comes, and why the server refuses", { tag: "@people" }, async ({
  visitor,
  roomName,
}) => {
  const app = await appWith("nobody")
  const ada = await visitor({ baseURL: app.url, expectedNoise: /503|ERR_CONNECTION_REFUSED/ })
  await join(ada, roomName, "Ada")
  await control(ada, "People").click()
  await inviteButton(ada).click()
  await expect(agents(ada).getByRole("status")).toHaveText("Inviting the agent…")
  await expect(agents(ada).getByRole("status")).toHaveText(
    /^No agent came\. Perhaps no agent worker is running\./,
  )

  await ada.route("**/agents", (route) =>
    route.fulfill({
      status: 503,
      json: { detail: "The LiveKit server didn't answer. Try again in a moment." },
    }),
  )
  await inviteButton(ada).click()
  await expect(agents(ada).getByRole("status")).toHaveText(
    "The LiveKit server didn't answer. Try again in a moment.",
  )
  await ada.unroute("**/agents")
  await app.stop()
  await inviteButton(ada).click()
  await expect(agents(ada).getByRole("status")).toHaveText(
    "The server did not answer. Check your network, then try again.",
  )
})

test("in an encrypted call, and where there are none, no agent can be invited", {
  tag: ["@people", "@encryption"],
}, async ({ app, visitor, roomName }) => {
  const encrypted = await visitor({ baseURL: app.url })
  await encrypted.goto(`/rooms/${roomName}-encrypted#key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`)
  await encrypted.getByRole("textbox", { name: "Your name" }).fill("Ada")
  await encrypted.getByRole("button", { name: "Join room" }).click()
  await expectInCall(encrypted)
  const plain = await visitor()
  await join(plain, roomName, "Ada")
  for (const page of [encrypted, plain]) {
    await control(page, "People").click()
    await expect(panel(page, "People").getByRole("button", { name: "Copy invite link" })).toBeVisible()
    await expect(agents(page)).toHaveCount(0)
  }
})
