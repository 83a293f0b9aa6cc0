// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { loadPart } from "./load-part"

const FILE = "https://rooms.example/_next/static/chunks/panel.js"
const fetched = vi.fn<typeof fetch>()

beforeEach(() => {
  fetched.mockReset()
  vi.stubGlobal("fetch", fetched)
})
afterEach(() => vi.unstubAllGlobals())

const answer = (status: number, type = "application/javascript") =>
  fetched.mockImplementation(async () => new Response("", { status, headers: { "Content-Type": type } }))

/** As the bundler does: a script whose error event reaches only listeners of the capture phase. */
async function loadMissingChunk(): Promise<never> {
  const script = document.createElement("script")
  // Without a type that jsdom would run.
  script.type = "text/plain"
  script.src = FILE
  document.head.append(script)
  script.dispatchEvent(new Event("error"))
  script.remove()
  throw Object.assign(new Error("Failed to load chunk"), { name: "ChunkLoadError" })
}

const codeOf = (load: () => Promise<unknown>) => loadPart(load).catch(({ code }) => code)

test.each([
  ["404", () => answer(404), "new-version"],
  ["410", () => answer(410), "new-version"],
  ["a page instead of the file", () => answer(200, "text/html; charset=utf-8"), "new-version"],
  ["503 while the server starts", () => answer(503), "no-answer"],
  ["the file, which had been cut off", () => answer(200), "no-answer"],
  ["nothing", () => fetched.mockRejectedValue(new TypeError("Failed to fetch")), "no-answer"],
])("if the server answers %s, a missing chunk means %s", async (_, prepare, code) => {
  prepare()
  expect(await codeOf(loadMissingChunk)).toBe(code)
  expect(fetched).toHaveBeenCalledExactlyOnceWith(FILE, expect.objectContaining({ cache: "reload" }))
})

test("says that the page is offline", async () => {
  fetched.mockRejectedValue(new TypeError("Failed to fetch"))
  vi.spyOn(navigator, "onLine", "get").mockReturnValueOnce(false)
  expect(await codeOf(loadMissingChunk)).toBe("offline")
})

test("notices a page that was run as a script, which the bundler waits for", async () => {
  answer(200, "text/html")
  const loading = codeOf(() => new Promise(() => undefined))
  const error = new SyntaxError("Unexpected token '<'")
  window.dispatchEvent(new ErrorEvent("error", { error, filename: "https://extension.example/x.js" }))
  window.dispatchEvent(new ErrorEvent("error", { error, filename: FILE }))
  expect(await loading).toBe("new-version")
})

test("passes the part's own errors on", async () => {
  const bug = new TypeError("Cannot read properties of undefined")
  await expect(loadPart(() => Promise.reject(bug))).rejects.toBe(bug)
  expect(fetched).not.toHaveBeenCalled()
})

test("loads again after a failure", async () => {
  answer(503)
  const load = vi.fn(loadMissingChunk)
  expect(await codeOf(load)).toBe("no-answer")
  expect(await loadPart(async () => "loaded")).toBe("loaded")
})
