import type { Page } from "@playwright/test"
import { cameraTiles, join } from "./support/call"
import { joinWithSdk, signToken } from "./support/participants"
import { expect, test } from "./support/test"
import { callTexts } from "./support/texts"

const OTHERS = 48

test("49 tiles fit the grid, on several pages on a phone, without overlapping", async ({
  visitor,
  roomName,
}) => {
  const others = await visitor({ devices: [] })
  await joinWithSdk(others, roomName, "Person 0")
  const tokens = await Promise.all(
    Array.from({ length: OTHERS - 1 }, (_, index) =>
      signToken({ identity: `other-${index + 1}`, name: `Person ${index + 1}` }, { room: roomName }),
    ),
  )
  // A few at a time: two cores take longer than LiveKit's timeout for all of them at once.
  while (tokens.length > 0) {
    await others.evaluate(
      (jwts) =>
        Promise.all(
          jwts.map((jwt) =>
            new window.LivekitClient.Room().connect("ws://localhost:7890", jwt, {
              websocketTimeout: 60_000,
              peerConnectionTimeout: 60_000,
            }),
          ),
        ).then(() => undefined),
      tokens.splice(0, 12),
    )
  }

  // On two cores Chromium's audio can't keep up with that many connections.
  const ada = await visitor({ expectedNoise: /AudioContext encountered an error/ })
  await join(ada, roomName, "Ada")
  await expect(cameraTiles(ada)).toHaveCount(OTHERS + 1)
  await expectTilesFit(ada)

  // On a phone the grid has pages, and each participant is on one of them.
  await ada.setViewportSize({ width: 390, height: 844 })
  const next = ada.getByRole("button", { name: callTexts.nextPage })
  await expect(next).toBeVisible()
  const seen = new Set<string>()
  for (;;) {
    await expectTilesFit(ada)
    const shown = await identitiesShown(ada)
    for (const identity of shown) seen.add(identity)
    if ((await next.getAttribute("aria-disabled")) === "true") break
    await next.click()
    await expect.poll(() => identitiesShown(ada)).not.toContain(shown[0])
  }
  expect(seen.size).toBe(OTHERS + 1)
})

function identitiesShown(page: Page) {
  return cameraTiles(page).evaluateAll((tiles) => tiles.map((tile) => tile.dataset.participantIdentity ?? ""))
}

/** Expects every tile to be inside the viewport, wide enough for its name and not overlapping others. */
async function expectTilesFit(page: Page) {
  const viewport = page.viewportSize() ?? { width: 0, height: 0 }
  await expect(async () => {
    const boxes = await cameraTiles(page).evaluateAll((tiles) =>
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
        const isApart =
          other.x >= box.right - 1 ||
          other.right <= box.x + 1 ||
          other.y >= box.bottom - 1 ||
          other.bottom <= box.y + 1
        expect(isApart, "tiles don't overlap").toBe(true)
      }
    }
  }).toPass({ intervals: [100] })
}
