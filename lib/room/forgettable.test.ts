import { setImmediate as turn } from "node:timers/promises"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { expect, it } from "vitest"
import { forgettable } from "./forgettable"

/** As LiveKit's `Room` is built: the listener can reach the room, so whoever holds the listener holds the room. */
class Listening {
  changes = 0

  constructor(devices: EventTarget) {
    devices.addEventListener("devicechange", () => {
      this.changes++
    })
    devices.addEventListener("other", () => {
      this.changes += 100
    })
  }
}

setFlagsFromString("--expose-gc")
const collect: () => void = runInNewContext("gc")

it("is told of what it listens to, as if it had been created without help", () => {
  const devices = new EventTarget()
  const made = forgettable(devices, () => new Listening(devices))
  devices.dispatchEvent(new Event("devicechange"))
  expect(made.changes).toBe(1)
  devices.dispatchEvent(new Event("other"))
  expect(made.changes).toBe(101)
  expect(Object.hasOwn(devices, "addEventListener")).toBe(false)
})

it("goes when nobody holds it", async () => {
  class Quiet {
    constructor(devices: EventTarget) {
      devices.addEventListener("devicechange", () => void this)
    }
  }
  const devices = new EventTarget()
  const refOf = (create: () => object) => new WeakRef(create())
  const forgotten = refOf(() => forgettable(devices, () => new Quiet(devices)))
  const kept = refOf(() => new Quiet(devices))
  await turn()
  collect()
  expect(kept.deref()).toBeDefined()
  expect(forgotten.deref()).toBeUndefined()
  devices.dispatchEvent(new Event("devicechange"))
})

it("leaves everything as it was when creating fails, and where there are no devices", () => {
  const devices = new EventTarget()
  expect(() =>
    forgettable(devices, () => {
      throw new Error("no")
    }),
  ).toThrow("no")
  expect(Object.hasOwn(devices, "addEventListener")).toBe(false)
  expect(forgettable(undefined, () => ({ a: 1 }))).toEqual({ a: 1 })
})
