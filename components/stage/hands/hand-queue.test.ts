import { describe, expect, test } from "vitest"
import { HAND_ATTRIBUTE, handQueue } from "./hand-queue"

const person = (identity: string, raised?: string, joinedAt?: Date) => ({
  identity,
  attributes: (raised === undefined ? {} : { [HAND_ATTRIBUTE]: raised }) as Record<string, string>,
  joinedAt,
})

describe("handQueue", () => {
  test("whoever raised first comes first, and who did not is not in it", () => {
    expect(
      handQueue([
        person("ada", "2026-11-21T10:00:05Z"),
        person("ben"),
        person("cleo", "2026-11-21T10:00:01Z"),
        person("dev", ""),
      ]),
    ).toEqual(["cleo", "ada"])
  })

  test("nobody jumps the line with a time before they came", () => {
    expect(
      handQueue([
        person("sly", "1970-01-01T00:00:00Z", new Date("2026-11-21T10:05:00Z")),
        person("ada", "2026-11-21T10:00:00Z", new Date("2026-11-21T09:00:00Z")),
      ]),
    ).toEqual(["ada", "sly"])
  })

  test("who gives no time at all comes last", () => {
    expect(handQueue([person("odd", "yes"), person("ada", "2026-11-21T10:00:00Z")])).toEqual(["ada", "odd"])
  })
})
