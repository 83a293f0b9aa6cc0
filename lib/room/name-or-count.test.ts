import { expect, test } from "vitest"
import { nameOrCount } from "./name-or-count"

const say = nameOrCount({ named: (names) => `${names} joined`, counted: (count) => `${count} joined` })

test("names up to three people, and counts more", () => {
  expect(say(["Ada"])).toEqual(["Ada joined"])
  expect(say(["Ada", "Ben", "Cleo"])).toEqual(["Ada, Ben, and Cleo joined"])
  expect(say(Array.from({ length: 10_000 }, (_, i) => `P${i}`))).toEqual(["10000 joined"])
})
