// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { PartError } from "@/lib/load-part"
import { LazyPart } from "./lazy-part"

beforeEach(() => void vi.spyOn(console, "error").mockReturnValue())
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const Panel = ({ title }: { title: string }) => <p>{title} is open</p>
const load = vi.fn<() => Promise<{ default: typeof Panel }>>()
const renderPart = () =>
  render(<LazyPart load={load} props={{ title: "Chat" }} failed="Couldn’t show this." />)

test("offers to reload the page for a new version, and nothing that would fail again", async () => {
  load.mockRejectedValueOnce(new PartError("new-version"))
  renderPart()
  expect((await screen.findByRole("alert")).textContent).toContain("A new version is out.")
  expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["Reload"])
})

test("tries again after a network failure", async () => {
  load.mockRejectedValueOnce(new PartError("offline")).mockResolvedValueOnce({ default: Panel })
  renderPart()
  expect((await screen.findByRole("alert")).textContent).toContain("You’re offline.")
  await userEvent.click(screen.getByRole("button", { name: "Try again" }))
  expect(await screen.findByText("Chat is open")).toBeDefined()
  expect(screen.queryByRole("alert")).toBeNull()
})

test("shows the part's own message if the part has a bug", async () => {
  load.mockResolvedValueOnce({
    default: () => {
      throw new TypeError("Cannot read properties of undefined")
    },
  })
  renderPart()
  expect((await screen.findByRole("alert")).textContent).toContain("Couldn’t show this.")
})
