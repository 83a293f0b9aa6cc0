import { setTimeout as wait } from "node:timers/promises"
import type { Page } from "@playwright/test"
import { BadLine } from "../support/bad-line"
import { expectHearing, expectMoving, join, people, tiles } from "../support/call"
import { expect, measured, since, test } from "../support/chaos-test"

type Call = { ada: Page; ben: Page; line: BadLine }

/** A call of two, of whom Ben is on a line that can be made bad. */
const bad = test.extend<{ call: Call }>({
  call: async ({ sfu, visitor, roomName }, use) => {
    const line = await BadLine.to(sfu.ports)
    const ada = await visitor({ expectedNoise: /./ })
    const ben = await visitor({ expectedNoise: /./, bypassCSP: true })
    await line.lead(ben)
    await join(ada, roomName, "Ada")
    await join(ben, roomName, "Ben")
    await expectBothWays({ ada, ben })
    expect(await line.carries(ben)).toBe(true)
    await use({ ada, ben, line })
    line.close()
  },
})

for (const seconds of [3, 15, 60]) {
  bad(`a network that is gone for ${seconds} s: the call goes on by itself`, async ({ call }) => {
    const { ada, ben, line } = call
    line.set({ isCut: true })
    const cut = performance.now()
    // One that is gone for longer is told, and not as the end of the call.
    if (seconds >= 15) {
      await expect(banner(ben)).toBeVisible()
      measured("told after", since(cut))
    }
    await wait(seconds * 1000 - 1000 * since(cut))
    line.set({})
    const back = performance.now()
    await expectBothWays(call, 30_000)
    const took = since(back)
    measured("video both ways after", took)
    expect(took).toBeLessThan(25)
    await expect(banner(ben)).toHaveCount(0)
    await expectHearing(ada)
    await expectHearing(ben)
    for (const page of [ada, ben]) await expect(people(page)).toHaveCount(2)
  })
}

bad("another network, with another address: the call goes on by itself", async ({ call }) => {
  const { ada, ben, line } = call
  line.moveElsewhere()
  const moved = performance.now()
  await expectBothWays(call, 60_000)
  measured("video both ways after", since(moved))
  await expectHearing(ada)
  await expectHearing(ben)
  for (const page of [ada, ben]) await expect(people(page)).toHaveCount(2)
})

// The mark for a poor connection is the server's judgement, which counts what was lost for good: up to 30% it repairs.
for (const [what, state] of [
  ["10% of the packets lost", { loss: 0.1 }],
  ["30% of the packets lost", { loss: 0.3 }],
  ["300 ms of delay", { delay: 300 }],
  ["500 kbit/s", { rate: 500_000 }],
] as const) {
  bad(`${what}: everybody is seen and heard`, async ({ call }) => {
    const { ada, ben, line } = call
    line.set(state)
    await expectHearing(ada)
    await expectHearing(ben)
    await expectBothWays(call, 60_000)
    await expect(banner(ben)).toHaveCount(0)
  })
}

async function expectBothWays({ ada, ben }: Pick<Call, "ada" | "ben">, timeout?: number) {
  await Promise.all([expectMoving(tiles(ada, "Ben"), timeout), expectMoving(tiles(ben, "Ada"), timeout)])
}

function banner(page: Page) {
  return page.getByText("Your connection broke off. Reconnecting…")
}
