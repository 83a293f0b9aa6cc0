import { describe, expect, test } from "vitest"
import { announcements, type Happening } from "./announcements"

const counted = (happened: readonly unknown[]) => [`${happened.length} came`]
const oneByOne = (happened: readonly unknown[]) => happened.map(String)
const came = (happened: unknown): Happening => ({ words: counted, happened })
const said = (happened: unknown): Happening => ({ words: oneByOne, happened })

describe("announcements", () => {
  test("says together what is said in the same words, in the order in which it began", () => {
    expect(announcements([said("a"), came("Ada"), said("b"), came("Ben")])).toEqual(["a", "b", "2 came"])
  })

  test("says nothing of nothing", () => {
    expect(announcements([])).toEqual([])
  })
})
