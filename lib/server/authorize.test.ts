import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { ApiError, toProblem } from "../token/errors"
import { policy } from "../token/policy"
import { authorize, pageAccount } from "./authorize"

vi.mock("@/lib/token/policy", () => import("@/lib/token/test-policy"))

const { authorize: delivered } = policy
const request = new Request("https://rooms.example/rooms/demo")
const denied = { allow: false, status: 401, detail: "Sign in to join a room." } as const
const log = vi.spyOn(console, "error").mockImplementation(() => {})

beforeEach(() => void log.mockClear())
afterEach(() => {
  policy.authorize = delivered
})

const problem = () => authorize(request).then(() => "allowed", toProblem)

describe("authorize", () => {
  it("tells a page where to sign in, with a type of its own", async () => {
    policy.authorize = () => ({ ...denied, signInUrl: "/sign-in" })
    expect(await problem()).toMatchObject({
      type: "urn:problem-type:sign-in",
      status: 401,
      detail: "Sign in to join a room.",
      sign_in_url: "/sign-in",
    })
    policy.authorize = () => denied
    expect(await problem()).toEqual({ title: "Sign in first", status: 401, detail: denied.detail })
  })

  it("answers with an ApiError of the hook, and hides any other error", async () => {
    policy.authorize = () => {
      throw new ApiError("not_configured", "BETTER_AUTH_SECRET is missing.")
    }
    expect(await problem()).toMatchObject({ status: 503, detail: "BETTER_AUTH_SECRET is missing." })
    expect(log).not.toHaveBeenCalled()
    policy.authorize = () => {
      throw new Error("secret")
    }
    expect(JSON.stringify(await problem())).not.toContain("secret")
    expect(log).toHaveBeenCalledOnce()
  })
})

describe("pageAccount", () => {
  it("knows nothing by default", async () => {
    expect(await pageAccount(request)).toEqual({ name: undefined, url: undefined })
  })

  it("knows the login's name, or where to sign in", async () => {
    policy.authorize = () => ({ allow: true, name: "Ada Lovelace", accountUrl: "/account" })
    expect(await pageAccount(request)).toEqual({ name: "Ada Lovelace", url: "/account" })
    policy.authorize = () => ({ ...denied, signInUrl: "/sign-in" })
    expect(await pageAccount(request)).toEqual({ signInUrl: "/sign-in" })
  })

  it("leaves other refusals and errors to joining", async () => {
    policy.authorize = () => ({ ...denied, status: 403, signInUrl: "/sign-in" })
    expect(await pageAccount(request)).toEqual({ signInUrl: undefined })
    policy.authorize = () => {
      throw new Error("down")
    }
    expect(await pageAccount(request)).toEqual({ signInUrl: undefined })
  })
})
