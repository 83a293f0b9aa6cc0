import { expect, test } from "vitest"
import { absentFeatures } from "./absent-features"
import { readFeatures } from "./read-features"

test("a browser test goes when a feature is gone that it needs, and only then", () => {
  const all = readFeatures().map(({ name }) => `@${name}`)
  expect(absentFeatures().test(`call.spec.ts two see each other ${all.join(" ")}`)).toBe(false)
  expect(absentFeatures().test("call.spec.ts two see each other")).toBe(false)
  expect(absentFeatures().test(`two see each other ${all[0]} @gone`)).toBe(true)
  expect(absentFeatures().test(`two see each other ${all[0]}-gone`)).toBe(true)
})
