import { describe, expect, it } from "vitest"
import { EventMemory } from "./event-memory"

describe("EventMemory", () => {
  it("knows an event until nobody can send it any more", () => {
    let now = 100
    const memory = new EventMemory(() => now)
    expect(memory.add("a", 110)).toBe(true)
    expect(memory.add("a", 110)).toBe(false)
    expect(memory.add("b", 110)).toBe(true)
    now = 110
    expect(memory.add("a", 120)).toBe(true)
    expect(memory.add("a", 120)).toBe(false)
  })

  it("takes an event again that could not be handled", () => {
    const memory = new EventMemory(() => 100)
    memory.add("a", 110)
    memory.remove("a")
    expect(memory.add("a", 110)).toBe(true)
  })

  it("does not grow: what has expired goes, then what is oldest", () => {
    let now = 0
    const memory = new EventMemory(() => now, 100)
    for (let i = 0; i < 100_000; i++) memory.add(`event ${i}`, 300)
    expect(memory.size).toBe(100)
    expect(memory.add("event 99950", 300)).toBe(false)
    now = 300
    memory.add("late", 600)
    expect(memory.size).toBe(1)
  })
})
