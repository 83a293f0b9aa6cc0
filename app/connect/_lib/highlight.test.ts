import { expect, test } from "vitest"
import { highlight } from "./highlight"

const kinds = (code: string, language: Parameters<typeof highlight>[1]) =>
  highlight(code, language)
    .filter(({ kind }) => kind !== "plain")
    .map(({ kind, text }) => `${kind}: ${text}`)

test("nothing of the code is lost", () => {
  const code = 'const url = "https://x/y" // the address\nawait go(`url`)'
  const text = highlight(code, "TypeScript").map((segment) => segment.text)
  expect(text.join("")).toBe(code)
})

test("comments, strings and keywords, but no comment inside an address", () => {
  expect(kinds('const url = "https://x/y" // the "address"', "JavaScript")).toEqual([
    "keyword: const",
    'string: "https://x/y"',
    'comment: // the "address"',
  ])
  expect(kinds('import json  # for "it"', "Python")).toEqual(["keyword: import", 'comment: # for "it"'])
  expect(kinds("#[async_trait]\nasync fn go() {}", "Rust")).toEqual(["keyword: async", "keyword: fn"])
  expect(kinds(`curl -d '{"a":1}' for`, "Shell")).toEqual([`string: '{"a":1}'`])
})
