import { expect, test } from "vitest"
import { qrPath } from "./qr-code"

test("qrPath draws each run of dark modules once", () => {
  expect(
    qrPath([
      [true, true, false, true],
      [false, false, false, false],
      [false, true, true, false],
    ]),
  ).toBe("M0 0h2v1h-2zM3 0h1v1h-1zM1 2h2v1h-2z")
})
