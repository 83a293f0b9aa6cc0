import { chromium } from "@playwright/test"
import { expectMoving, join, people, tiles } from "../support/call"
import { expect, measured, since, test } from "../support/chaos-test"
import { signalSwitch } from "../support/signal-cut"
import { signalTree } from "../support/signal-tree"

// A computer that sleeps runs nothing: no timer, no network, no other process of the browser. SIGSTOP does the same.
test("a computer that slept until the others had lost it: awake, it is back in the call", async ({
  visitor,
  roomName,
  baseURL,
}, { project }) => {
  const server = await chromium.launchServer(project.use.launchOptions ?? {})
  const pid = server.process().pid ?? 0
  try {
    const browser = await chromium.connect(server.wsEndpoint())
    const context = await browser.newContext({
      ...(baseURL && { baseURL }),
      permissions: ["camera", "microphone"],
    })
    const sleeper = await context.newPage()
    const ada = await visitor({ expectedNoise: /./ })
    await join(ada, roomName, "Ada")
    await join(sleeper, roomName, "Ben")
    await expectMoving(tiles(ada, "Ben"))

    signalTree(pid, "SIGSTOP")
    const asleep = performance.now()
    await expect(people(ada)).toHaveCount(1, { timeout: 90_000 })
    measured("gone for the others after", since(asleep))
    signalTree(pid, "SIGCONT")
    const awake = performance.now()
    await expectMoving(tiles(ada, "Ben"), 60_000)
    await expectMoving(tiles(sleeper, "Ada"), 60_000)
    measured("back after", since(awake))
    for (const page of [ada, sleeper]) await expect(people(page)).toHaveCount(2)
  } finally {
    signalTree(pid, "SIGCONT")
    await server.kill()
  }
})

test("awake after an hour, when its token has run out, the page says so and leads back in", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor({ expectedNoise: /./ })
  const ben = await visitor({ expectedNoise: /./ })
  await ben.clock.install()
  const signal = await signalSwitch(ben)
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await expectMoving(tiles(ada, "Ben"))

  await ben.clock.fastForward("01:00:00")
  await signal.cut()
  await signal.restore()
  await expect(ben.getByRole("heading", { name: "The connection was lost" })).toBeVisible({ timeout: 5000 })
  await ben.getByRole("button", { name: "Rejoin" }).click()
  await ben.getByRole("button", { name: "Join room" }).click()
  await expectMoving(tiles(ada, "Ben"))
  await expectMoving(tiles(ben, "Ada"))
  for (const page of [ada, ben]) await expect(people(page)).toHaveCount(2)
})
