import { once } from "node:events"
import { createInterface } from "node:readline"
import type { Page } from "@playwright/test"
import { AGENT_FOLDER, installAgent } from "../scripts/install/examples"
import { killTree, run, spawnTree } from "../scripts/system/programs"
import { type AppServer, startApp } from "./support/app-server"
import { cameraTiles, expectInCall, join, submitName, tiles } from "./support/call"
import { controlButton, message, panel, pressControl, sendMessage } from "./support/panels"
import { livekitEnv, roomService, SFU_URL } from "./support/sfu-server"
import { test as base, expect, install } from "./support/test"
import { callTexts, chatText, copyLinkTexts, errorTexts, peopleText } from "./support/texts"

const startAppWithAgent = (AGENT_NAME: string) =>
  startApp({
    ...livekitEnv(SFU_URL),
    TOKEN_RATE_LIMIT: "off",
    AGENT_NAME,
  })

/** A test with the example agent running and an app that may dispatch it. */
const test = base.extend<object, { app: AppServer }>({
  app: [
    async ({ playwright: _ }, use) => {
      const tsc = `${AGENT_FOLDER}/node_modules/typescript/bin/tsc`
      expect(await run(process.execPath, [tsc, "-p", AGENT_FOLDER]), "the agent's types").toBe(true)
      const [app, stopWorker] = await Promise.all([startAppWithAgent("greeter"), startAgentWorker(SFU_URL)])
      await use(app)
      await stopWorker()
      await app.stop()
    },
    { scope: "worker", timeout: 180_000 },
  ],
})

test.beforeAll(() => install(installAgent))

const captions = (page: Page, text: string) =>
  page.getByRole("main").getByRole("listitem").filter({ hasText: text })
const inviteButton = (page: Page) =>
  panel(page, peopleText("people")).getByRole("button", { name: peopleText("inviteAgent") })
const agents = (page: Page) =>
  panel(page, peopleText("people")).getByRole("region", { name: peopleText("agents") })

test("the agent joins a new room, greets participants, shows its state and replies to their messages", {
  tag: ["@chat", "@people"],
}, async ({ app, visitor, roomName }) => {
  const ada = await visitor({ baseURL: app.url })
  await join(ada, roomName, "Ada")
  await expect(tiles(ada, "Greeter")).toContainText(String(callTexts.agentStates.listening))
  await expect(captions(ada, "Hello Ada! Write to me, and I will write back.")).toContainText("Greeter")
  await pressControl(ada, chatText("chat"))
  await expect(message(ada, "Hello Ada! Write to me")).toContainText("Greeter")

  const longMessage = Array.from({ length: 40 }, (_, index) => `word${index}`).join(" ")
  await sendMessage(ada, longMessage)
  await expect(message(ada, `You wrote: ${longMessage}`)).toBeVisible()
  await expect(tiles(ada, "Greeter")).toContainText(String(callTexts.agentStates.speaking))
  await expect(captions(ada, "word39")).not.toHaveAttribute("data-interim")
  await expect(tiles(ada, "Greeter")).toContainText(String(callTexts.agentStates.listening))

  const ben = await visitor({ baseURL: app.url })
  await join(ben, roomName, "Ben")
  await sendMessage(ben, "I am new here")
  await expect(message(ben, "Hello Ben!")).toBeVisible()
  for (const page of [ada, ben]) await expect(message(page, "You wrote: I am new here")).toBeVisible()
  await expect(message(ada, "Hello Ben!")).toHaveCount(0)
  // Later participants don't dispatch a second agent.
  await expect(cameraTiles(ada)).toHaveCount(3)
  await pressControl(ada, peopleText("people"))
  await expect(agents(ada)).toContainText(peopleText("agentIsHere"))
})

test("two participants who invite the agent at once get one agent", { tag: "@people" }, async ({
  app,
  visitor,
  roomName,
}) => {
  // LiveKit dispatches agents only when it creates a room: this room has none.
  await roomService.createRoom({ name: roomName })
  const ada = await visitor({ baseURL: app.url })
  const ben = await visitor({ baseURL: app.url })
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await expect(cameraTiles(ada)).toHaveCount(2)
  await controlButton(ada, peopleText("people")).click()
  await controlButton(ben, peopleText("people")).click()
  await expect(inviteButton(ada)).not.toHaveAttribute("aria-disabled", "true")

  await Promise.all([inviteButton(ada).click(), inviteButton(ben).click()])
  await expect(tiles(ada, "Greeter")).toContainText(String(callTexts.agentStates.listening))
  for (const page of [ada, ben]) {
    await expect(agents(page).getByRole("status")).toHaveText(peopleText("agentIsHere"))
    await expect(inviteButton(page)).toHaveAttribute("aria-disabled", "true")
  }
  await expect(captions(ada, "Hello Ben!")).toBeVisible()
  await expect(cameraTiles(ada)).toHaveCount(3)
})

test("the invitation reports that no agent joined, the server's error, and a server that doesn't respond", {
  tag: "@people",
}, async ({ visitor, roomName }) => {
  const app = await startAppWithAgent("nobody")
  const ada = await visitor({ baseURL: app.url, expectedNoise: /503|ERR_CONNECTION_REFUSED/ })
  await join(ada, roomName, "Ada")
  await controlButton(ada, peopleText("people")).click()
  await inviteButton(ada).click()
  await expect(agents(ada).getByRole("status")).toHaveText(peopleText("invitingAgent"))
  await expect(agents(ada).getByRole("status")).toHaveText(peopleText("noAgentJoined"))

  await ada.route("**/agents", (route) =>
    route.fulfill({
      status: 503,
      json: { detail: "The LiveKit server didn’t answer. Try again in a moment." },
    }),
  )
  await inviteButton(ada).click()
  await expect(agents(ada).getByRole("status")).toHaveText(
    "The LiveKit server didn’t answer. Try again in a moment.",
  )
  await ada.unroute("**/agents")
  await app.stop()
  await inviteButton(ada).click()
  await expect(agents(ada).getByRole("status")).toHaveText(errorTexts.parts["no-answer"])
})

test("encrypted calls and apps without agents offer no invitation", {
  tag: "@people",
}, async ({ app, visitor, roomName }) => {
  const encrypted = await visitor({ baseURL: app.url })
  await encrypted.goto(`/rooms/${roomName}-encrypted#key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`)
  await submitName(encrypted, "Ada")
  await expectInCall(encrypted)
  const plain = await visitor()
  await join(plain, roomName, "Ada")
  for (const page of [encrypted, plain]) {
    await controlButton(page, peopleText("people")).click()
    await expect(
      panel(page, peopleText("people")).getByRole("button", { name: copyLinkTexts.copy }),
    ).toBeVisible()
    await expect(agents(page)).toHaveCount(0)
  }
})

/**
 * Starts the example agent and waits until it has registered with the LiveKit server.
 * @returns a function that stops it
 */
async function startAgentWorker(livekitUrl: string): Promise<() => Promise<void>> {
  const child = spawnTree(process.execPath, ["--import", "tsx", "agent.ts", "dev", "--log-level", "info"], {
    cwd: AGENT_FOLDER,
    env: {
      PATH: process.env.PATH,
      ...livekitEnv(livekitUrl),
      AGENT_NAME: "greeter",
      PORT: "7893",
    },
    stdio: ["ignore", "pipe", "pipe"],
  })
  // The worker may not outlive this process, should it be killed during a test.
  const kill = () => void killTree(child, 0)
  process.once("exit", kill)

  const lines: string[] = []
  const registered = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      createInterface(stream).on("line", (line) => {
        lines.push(line)
        if (line.includes("registered worker")) resolve()
      })
    }
  })
  const failed = once(child, "exit").then(([code]) => {
    throw new Error(`The agent exited with ${code}. Its output:\n${lines.join("\n")}`)
  })
  await Promise.race([registered, failed])
  failed.catch(() => {})
  return async () => {
    process.off("exit", kill)
    await killTree(child)
  }
}
