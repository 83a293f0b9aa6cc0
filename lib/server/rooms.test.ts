import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { callLivekit } from "./rooms"

beforeEach(() => void vi.spyOn(console, "error").mockImplementation(() => undefined))
afterEach(() => void vi.restoreAllMocks())

describe("callLivekit", () => {
  it.each([
    [{ status: 401 }, /rejected this app’s API key.*LIVEKIT_API_KEY and LIVEKIT_API_SECRET/],
    [{ status: 500 }, /didn’t respond/],
    [{}, /didn’t respond/],
  ])("says what an error %o of the LiveKit server means", async (properties, detail) => {
    const failure = Object.assign(new Error("internal detail"), properties)
    await expect(callLivekit(() => Promise.reject(failure))).rejects.toMatchObject({
      detail: expect.stringMatching(detail),
    })
  })
})
