import { afterEach, expect, test, vi } from "vitest"
import { logError } from "./log"

afterEach(() => void vi.restoreAllMocks())

test("logs an error on one line, without the token that LiveKit quotes when it rejects one", () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined)
  logError(
    "A request failed",
    new Error("Unauthorized:\ninvalid token: eyJhbGciOiJI.eyJpc3MiOiJk.c2lnbmF0dXJl, error: x"),
  )
  expect(log).toHaveBeenCalledExactlyOnceWith(
    "A request failed (Error: Unauthorized: invalid token: [token], error: x)",
  )
})
