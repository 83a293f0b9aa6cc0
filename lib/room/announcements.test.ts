import { describe, expect, test } from "vitest"
import { texts } from "../texts/announcer"
import { announcements, type Happening } from "./announcements"

const say = (...happened: Happening[]) => announcements(happened, texts)
const joined = (name: string): Happening => ({ kind: "joined", name })
const wrote = (name: string, text: string): Happening => ({ kind: "message", name, text })

describe("announcements", () => {
  test("names up to three people, and counts more", () => {
    expect(say(joined("Ada"))).toEqual(["Ada joined"])
    expect(say(joined("Ada"), joined("Ben"), joined("Cleo"))).toEqual(["Ada, Ben, and Cleo joined"])
    expect(say(...["A", "B", "C", "D", "E"].map(joined))).toEqual(["5 people joined"])
    expect(say({ kind: "hand", name: "Ada" }, { kind: "left", name: "Ben" })).toEqual([
      "Ben left",
      "Ada raised a hand",
    ])
  })

  test("reads out a few messages, and counts many", () => {
    expect(say(wrote("Ada", "hello"))).toEqual(["Ada wrote: hello"])
    expect(say(wrote("Ada", "a"), wrote("Ada", "b"), wrote("Ada", "c"))).toEqual(["3 new messages of Ada"])
    expect(say(wrote("Ada", "a"), wrote("Ben", "b"), wrote("Ada", "c"))).toEqual(["3 new messages"])
  })

  test("however much happens, little is said", () => {
    const happened = Array.from({ length: 10_000 }, (_, i): Happening[] => [
      joined(`P${i}`),
      { kind: "left", name: `P${i}` },
      wrote(`P${i}`, "x"),
      { kind: "reaction", name: `P${i}`, emoji: "🎉" },
    ]).flat()
    expect(announcements(happened, texts)).toEqual([
      "10000 people joined",
      "10000 people left",
      "10000 new messages",
      "10000 people reacted",
    ])
  })

  test("nothing is said of nothing", () => {
    expect(say()).toEqual([])
  })
})
