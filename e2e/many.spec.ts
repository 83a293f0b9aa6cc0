import { AccessToken } from "livekit-server-sdk"
import { join, people } from "./support/call"
import { joinAsOther } from "./support/other-client"
import { expect, test } from "./support/test"

const OTHERS = 48

test("49 people fit, on pages where there are too many, and none is cut off", async ({
  visitor,
  roomName,
}) => {
  const crowd = await visitor({ devices: [] })
  await joinAsOther(crowd, roomName, "Person 0")
  const tokens = await Promise.all(
    Array.from({ length: OTHERS - 1 }, (_, index) => {
      const token = new AccessToken("devkey", "secret", {
        identity: `crowd-${index + 1}`,
        name: `Person ${index + 1}`,
      })
      token.addGrant({ roomJoin: true, room: roomName })
      return token.toJwt()
    }),
  )
  await crowd.evaluate(
    (jwts) =>
      Promise.all(
        jwts.map((jwt) => new window.LivekitClient.Room().connect("ws://localhost:7890", jwt)),
      ).then(() => undefined),
    tokens,
  )

  // Chromium's sound can't keep up while two cores bring up that many connections.
  const ada = await visitor({ expectedNoise: /AudioContext encountered an error/ })
  await join(ada, roomName, "Ada")
  await expect(people(ada)).toHaveCount(OTHERS + 1)
  await expectNoneCutOff(ada)

  // On a phone they come in pages; each person is on one of them.
  await ada.setViewportSize({ width: 390, height: 844 })
  const next = ada.getByRole("button", { name: "Next page" })
  await expect(next).toBeVisible()
  const seen = new Set<string | null>()
  for (;;) {
    await expectNoneCutOff(ada)
    for (const tile of await people(ada).all()) seen.add(await tile.getAttribute("data-participant-identity"))
    if ((await next.getAttribute("aria-disabled")) === "true") break
    await next.click()
  }
  expect(seen.size).toBe(OTHERS + 1)
})

/** Each tile lies within the page, large enough to read the name on it, and none lies over another. */
async function expectNoneCutOff(page: Parameters<typeof people>[0]) {
  const viewport = page.viewportSize() ?? { width: 0, height: 0 }
  await expect(async () => {
    const boxes = await people(page).evaluateAll((tiles) =>
      tiles.map((tile) => {
        const { x, y, right, bottom, width } = tile.getBoundingClientRect()
        return { x, y, right, bottom, width }
      }),
    )
    for (const [index, box] of boxes.entries()) {
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.y).toBeGreaterThanOrEqual(0)
      expect(box.right).toBeLessThanOrEqual(viewport.width)
      expect(box.bottom).toBeLessThanOrEqual(viewport.height)
      expect(box.width).toBeGreaterThan(80)
      for (const other of boxes.slice(index + 1)) {
        const apart =
          other.x >= box.right - 1 ||
          other.right <= box.x + 1 ||
          other.y >= box.bottom - 1 ||
          other.bottom <= box.y + 1
        expect(apart, "tiles lie side by side").toBe(true)
      }
    }
  }).toPass({ intervals: [100] })
}
