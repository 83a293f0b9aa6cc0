import { AccessToken } from "livekit-server-sdk"
import { expectMoving, join, tiles } from "../support/call"
import { expect, measured, since, test } from "../support/chaos-test"
import { recordMainThread } from "../support/main-thread"
import { joinAsOther } from "../support/other-client"
import { panel, pressControl } from "../support/panels"

const GUESTS = 50
const WITHIN_MS = 5000
/**
 * What one task of the page may use a processor for. By the clock it takes longer here, where the crowd and the server
 * have their turns on the same two.
 */
const LONGEST_TASK_MS = 200

test("50 people enter within 5 s: all are in, and the page of who is there already stays responsive", async ({
  visitor,
  roomName,
  sfu,
}) => {
  const ada = await visitor({ expectedNoise: /./ })
  await join(ada, roomName, "Ada")
  await pressControl(ada, "People")
  const crowd = await visitor({ expectedNoise: /./ })
  await joinAsOther(crowd, roomName, "First guest")
  await expect(panel(ada, "People").getByRole("listitem")).toHaveCount(2)
  const tokens = await Promise.all(
    Array.from({ length: GUESTS }, (_, i) => {
      const token = new AccessToken("devkey", "secret", { identity: `guest-${i}`, name: `Guest ${i}` })
      token.addGrant({ roomJoin: true, room: roomName })
      return token.toJwt()
    }),
  )
  const recording = await recordMainThread(ada)

  const began = performance.now()
  await crowd.evaluate(
    async ([url, jwts, step]) => {
      await Promise.all(
        jwts.map(async (jwt, i) => {
          await new Promise((resolve) => setTimeout(resolve, i * step))
          await new window.LivekitClient.Room().connect(url, jwt, { autoSubscribe: false })
        }),
      )
    },
    [sfu.url, tokens, WITHIN_MS / GUESTS] as const,
  )
  measured("all were connected after", since(began))
  // Only the lines in sight are in the page.
  await expect(panel(ada, "People").getByRole("region", { name: `${GUESTS + 2} people` })).toBeVisible()
  const longest = await recording.stop()
  measured("longest task of the watching page", Math.round(longest.busy), "ms of its own")
  measured("which took by the clock, with all that others did meanwhile,", Math.round(longest.took), "ms")
  expect(longest.busy).toBeLessThan(LONGEST_TASK_MS)
  await expectMoving(tiles(ada, "Ada"))
})
