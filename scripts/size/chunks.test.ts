import { expect, test } from "vitest"
import { named } from "./chunks"

test("finds what a chunk loads later, but not workers", () => {
  const code = `e.v(t=>Promise.all(["static/chunks/a1.js","static/chunks/b~2.css"].map(t=>e.l(t))));
    e.v(new Worker(["static/chunks/w.js","static/chunks/turbopack-x.js"]));e.v(["static/chunks/c.js"])`
  expect(named(code)).toEqual(["a1.js", "c.js"])
})
