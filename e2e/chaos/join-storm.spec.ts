import { expectVideoPlaying, join, tiles } from "../support/call"
import { expect, printMeasurement, secondsSince, test } from "../support/chaos-test"
import { panel, pressControl } from "../support/panels"
import { joinWithSdk, signToken } from "../support/participants"
import { traceMainThread } from "../support/performance"
import { peopleText } from "../support/texts"

const GUESTS = 50
const WITHIN_MS = 5000
/** CPU time of one task. Its wall time is longer, as the server and all participants share two cores. */
const MAX_TASK_MS = 200

test("50 participants join within 5 s while another participant's page stays responsive", async ({
  visitor,
  roomName,
  sfu,
}) => {
  const ada = await visitor({ expectedNoise: /./ })
  await join(ada, roomName, "Ada")
  await pressControl(ada, peopleText("people"))
  const guests = await visitor({ expectedNoise: /./ })
  await joinWithSdk(guests, roomName, "First guest")
  await expect(panel(ada, peopleText("people")).getByRole("listitem")).toHaveCount(2)
  const tokens = await Promise.all(
    Array.from({ length: GUESTS }, (_, i) =>
      signToken({ identity: `guest-${i}`, name: `Guest ${i}` }, { room: roomName }),
    ),
  )
  const trace = await traceMainThread(ada)

  const start = performance.now()
  await guests.evaluate(
    async ([url, jwts, step]) => {
      await Promise.all(
        jwts.map(async (jwt, i) => {
          await new Promise((resolve) => setTimeout(resolve, i * step))
          await new window.LivekitClient.Room().connect(url, jwt, {
            autoSubscribe: false,
            // All of them share one thread, which may be slow.
            websocketTimeout: 60_000,
            peerConnectionTimeout: 60_000,
          })
        }),
      )
    },
    [sfu.url, tokens, WITHIN_MS / GUESTS] as const,
  )
  printMeasurement("all connected after", secondsSince(start))
  // The panel renders only visible rows, so the count is read from its label.
  await expect(
    panel(ada, peopleText("people")).getByRole("region", { name: peopleText("count", GUESTS + 2) }),
  ).toBeVisible()
  const longest = await trace.stop()
  printMeasurement("longest task", Math.round(longest.cpuTime), "ms of CPU time")
  printMeasurement("longest task", Math.round(longest.wallTime), "ms of wall time")
  expect(longest.cpuTime).toBeLessThan(MAX_TASK_MS)
  await expectVideoPlaying(tiles(ada, "Ada"))
})
