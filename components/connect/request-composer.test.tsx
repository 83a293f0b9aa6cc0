// @vitest-environment jsdom
import { cleanup, render, screen, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { RequestComposer } from "./request-composer"

const fetched = vi.fn<typeof fetch>()
const answer = () => screen.getByRole("region", { name: "Answer" })
const announcement = () => within(answer()).getAllByRole("status")[0]?.textContent
const send = () => userEvent.click(screen.getByRole("button", { name: "Send request" }))
const sentBodies = () => fetched.mock.calls.map(([, init]) => JSON.parse(String(init?.body)))

const encode = (value: unknown) => btoa(JSON.stringify(value))
const tokenWith = (claims: object) =>
  [
    encode({}),
    encode({ sub: "ada-1", name: "Ada", video: { room: "demo", roomJoin: true }, ...claims }),
    "c2ln",
  ].join(".")
const tokenAnswer = (claims: object = {}) =>
  Response.json({ server_url: "wss://rooms.example", participant_token: tokenWith(claims) }, { status: 201 })

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn()
  fetched.mockReset()
  vi.stubGlobal("fetch", fetched)
  render(<RequestComposer />)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test("sends one request at a time", async () => {
  let respond = (_response: Response) => {}
  fetched.mockReturnValueOnce(
    new Promise((resolve) => {
      respond = resolve
    }),
  )
  await send()
  expect(answer().getAttribute("aria-busy")).toBe("true")
  await userEvent.click(screen.getByRole("button", { name: "Sending…" }))
  expect(sentBodies()).toEqual([{ room_name: "demo", participant_name: "Ada" }])

  respond(tokenAnswer())
  await vi.waitFor(() => expect(announcement()).toBe("Status 201: Token issued"))
  expect(answer().getAttribute("aria-busy")).toBe("false")
})

test("shows a token's grants, those beyond a participant's included", async () => {
  fetched.mockResolvedValueOnce(
    tokenAnswer({
      video: {
        room: "demo",
        roomJoin: true,
        canSubscribe: false,
        canPublishSources: ["camera", "microphone"],
        roomAdmin: true,
      },
    }),
  )
  await send()
  expect(await screen.findByText("never expires")).toBeTruthy()
  const grants = screen.getAllByRole("listitem").map(({ textContent }) => textContent)
  expect(grants).toContain("Publish audio and video: only camera and microphone")
  expect(grants.at(-1)).toMatch(/^More than a participant needs: roomAdmin\./)
  const [, , subscribe] = screen.getAllByRole("img").map((icon) => icon.getAttribute("aria-label"))
  expect(subscribe).toBe("Not allowed")
})

test("shows how long a token is valid, counted from its arrival", async () => {
  // The server's clock is an hour ahead.
  const issuedAt = Math.floor(Date.now() / 1000) + 3600
  fetched.mockResolvedValueOnce(tokenAnswer({ nbf: issuedAt, exp: issuedAt + 600 }))
  await send()
  expect(await screen.findByText("for 10 minutes")).toBeTruthy()
  expect(screen.getByText(/^(10 minutes|9 minutes 5\d seconds) left to connect$/)).toBeTruthy()
})

test("an expired token says that participants stay connected", async () => {
  fetched.mockResolvedValueOnce(tokenAnswer({ nbf: 1000, exp: 1000 }))
  await send()
  expect(await screen.findByText(/^Expired\. Connected participants stay/)).toBeTruthy()
})

test("requests a token with the issued identity again", async () => {
  fetched.mockImplementation(async () => tokenAnswer())
  await send()
  await userEvent.click(await screen.findByRole("button", { name: "Ask again with this identity" }))
  await send()
  expect(sentBodies().at(-1)).toEqual({ room_name: "demo", participant_identity: "ada-1" })
})

test("reports invalid fields and doesn't send them", async () => {
  await userEvent.click(screen.getByRole("button", { name: "Add an attribute" }))
  await userEvent.type(screen.getByRole("textbox", { name: "Value of attribute 1" }), "12a")
  await userEvent.click(screen.getByRole("button", { name: "Add an attribute" }))
  await userEvent.type(screen.getByRole("textbox", { name: "Value of attribute 2" }), "12b")
  expect(screen.getByRole("alert").textContent).toBe("“” is there twice.")
  await send()
  expect(fetched).not.toHaveBeenCalled()

  await userEvent.click(screen.getByRole("button", { name: "Remove attribute 2" }))
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Add an attribute" }))
  fetched.mockResolvedValueOnce(tokenAnswer())
  await send()
  expect(sentBodies()).toMatchObject([{ participant_attributes: { "": "12a" } }])
})

test("announces and explains a refusal", async () => {
  const problem = { title: "Not allowed", detail: "Not this identity.", field: "participant_identity" }
  fetched.mockResolvedValueOnce(Response.json(problem, { status: 403 }))
  await userEvent.click(screen.getByRole("button", { name: "Someone else’s identity" }))
  await send()
  await vi.waitFor(() => expect(announcement()).toBe("Status 403: Not allowed. Not this identity."))
  expect(screen.getByText(/replaces the other one/)).toBeTruthy()
})

test("reports a request without an answer", async () => {
  fetched.mockRejectedValueOnce(new TypeError("Failed to fetch"))
  await send()
  await vi.waitFor(() => expect(announcement()).toMatch(/^No answer\. Check your network/))
  expect(within(answer()).getByText("No token")).toBeTruthy()
})
