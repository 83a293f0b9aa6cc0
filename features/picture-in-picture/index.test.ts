// @vitest-environment jsdom
import { expect, test, vi } from "vitest"
import { mirrorDocument } from "."

test("another document has the page’s styles, title and theme, also when they change", async () => {
  const target = document.implementation.createHTMLDocument()
  document.head.innerHTML = "<title>Call</title><style>p { color: red }</style>"
  document.documentElement.lang = "en"
  const stop = mirrorDocument(target)
  expect(target.title).toBe("Call")
  expect(target.documentElement.lang).toBe("en")
  expect(target.querySelectorAll("style")).toHaveLength(1)

  document.title = "Call ended"
  document.documentElement.className = "dark"
  document.documentElement.dir = "rtl"
  document.head.append(Object.assign(document.createElement("style"), { textContent: "p { margin: 0 }" }))
  await vi.waitFor(() => expect(target.title).toBe("Call ended"))
  expect(target.documentElement.outerHTML).toMatch(/^<html(?=.* class="dark")(?=.* dir="rtl")/)
  expect([...target.querySelectorAll("style")].map((style) => style.textContent)).toEqual([
    "p { color: red }",
    "p { margin: 0 }",
  ])

  document.querySelector("style")?.remove()
  document.documentElement.removeAttribute("dir")
  await vi.waitFor(() => expect(target.querySelectorAll("style")).toHaveLength(1))
  expect(target.documentElement.dir).toBe("")
  stop()
})
