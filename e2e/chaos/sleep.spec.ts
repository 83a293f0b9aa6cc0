import { execFileSync } from "node:child_process"
import { chromium } from "@playwright/test"
import { texts as endedTexts } from "../../lib/texts/ended"
import { cameraTiles, expectVideoPlaying, join, tiles } from "../support/call"
import { expect, printMeasurement, secondsSince, test } from "../support/chaos-test"
import { installSignalSwitch } from "../support/signal"
import { prejoinTexts } from "../support/texts"

// A sleeping computer runs no timers, no network and no browser process. SIGSTOP has the same effect.
test("a page reconnects after its computer slept for longer than the server's timeout", async ({
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
    await expectVideoPlaying(tiles(ada, "Ben"))

    signalTree(pid, "SIGSTOP")
    const asleepAt = performance.now()
    await expect(cameraTiles(ada)).toHaveCount(1, { timeout: 90_000 })
    printMeasurement("removed for others after", secondsSince(asleepAt))
    signalTree(pid, "SIGCONT")
    const awakeAt = performance.now()
    await expectVideoPlaying(tiles(ada, "Ben"), 60_000)
    await expectVideoPlaying(tiles(sleeper, "Ada"), 60_000)
    printMeasurement("reconnected after", secondsSince(awakeAt))
    for (const page of [ada, sleeper]) await expect(cameraTiles(page)).toHaveCount(2)
  } finally {
    signalTree(pid, "SIGCONT")
    await server.kill()
  }
})

test("a page whose token expired during an hour of sleep shows the lost connection and can rejoin", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor({ expectedNoise: /./ })
  const ben = await visitor({ expectedNoise: /./ })
  await ben.clock.install()
  const signal = await installSignalSwitch(ben)
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await expectVideoPlaying(tiles(ada, "Ben"))

  await ben.clock.fastForward("01:00:00")
  await signal.cut()
  await signal.restore()
  await expect(ben.getByRole("heading", { name: endedTexts.lost.title })).toBeVisible({ timeout: 5000 })
  await ben.getByRole("button", { name: endedTexts.rejoin }).click()
  await ben.getByRole("button", { name: prejoinTexts.join }).click()
  await expectVideoPlaying(tiles(ada, "Ben"))
  await expectVideoPlaying(tiles(ben, "Ada"))
  for (const page of [ada, ben]) await expect(cameraTiles(page)).toHaveCount(2)
})

/** Sends a signal to a process and all of its descendants. */
function signalTree(pid: number, signal: NodeJS.Signals): void {
  const children = new Map<number, number[]>()
  for (const line of execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" })
    .trim()
    .split("\n")) {
    const [child = 0, parent = 0] = line.trim().split(/\s+/).map(Number)
    children.set(parent, [...(children.get(parent) ?? []), child])
  }
  const send = (target: number) => {
    for (const child of children.get(target) ?? []) send(child)
    try {
      process.kill(target, signal)
    } catch {
      // The process has already exited.
    }
  }
  send(pid)
}
