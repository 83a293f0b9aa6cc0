// @vitest-environment jsdom
import { act, cleanup, render, screen, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { Circle } from "lucide-react"
import { Toolbar } from "radix-ui"
import { useEffect } from "react"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { ControlButton } from "./control-button"
import { countFitting, OverflowMenu } from "./overflow-menu"
import { stubResizeObserver } from "./test-support"

describe("countFitting", () => {
  test.each([
    { widths: [56, 56, 56], available: 168, expected: 3 },
    { widths: [56, 56, 56], available: 167, expected: 1 },
    { widths: [56, 56, 56], available: 112, expected: 1 },
    { widths: [56, 56, 56], available: 60, expected: 0 },
    { widths: [56, 0, 56], available: 112, expected: 3 },
    { widths: [100, 56, 56], available: 170, expected: 1 },
    { widths: [], available: 0, expected: 0 },
  ])("fits $expected of $widths into $available beside a menu of 56", ({ widths, available, expected }) => {
    expect(countFitting(widths, available, 56)).toBe(expected)
  })
})

/** jsdom has no layout: buttons with their space are 56 wide, the rest of the toolbar 200. */
const BUTTON = 56
const REST = 200
let rowWidth = 1000
let resize: () => void

beforeEach(() => {
  rowWidth = 1000
  resize = stubResizeObserver()
  vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockImplementation(function (this: HTMLElement) {
    return { width: widthOf(this) } as DOMRect
  })
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

function widthOf(element: Element): number {
  if (element.matches("[data-testid=row]")) return rowWidth
  if (element.matches("[role=toolbar]")) return REST + widthOf(element.firstElementChild as Element)
  if (element.matches("[data-item]")) return element.childElementCount > 0 ? BUTTON : 0
  if (element.matches(":has(> [data-item])")) {
    const shown = [...element.children].filter((child) => !child.matches(".invisible"))
    return shown.reduce((sum, child) => sum + widthOf(child), 0)
  }
  return BUTTON
}

const mounts = vi.fn()
const presses = vi.fn()

function TestControl({ name }: { name: string }) {
  useEffect(() => void mounts(name), [name])
  return <ControlButton name={name} icon={Circle} tooltip={name} onPress={() => presses(name)} />
}

const Nothing = () => null

function renderToolbar() {
  mounts.mockClear()
  presses.mockClear()
  render(
    <div data-testid="row">
      <Toolbar.Root>
        <OverflowMenu>
          <TestControl name="Chat" />
          <TestControl name="People" />
          {false}
          <Nothing />
          {[<TestControl key="react" name="React" />, <TestControl key="captions" name="Captions" />]}
        </OverflowMenu>
      </Toolbar.Root>
    </div>,
  )
}

async function resizeRow(width: number) {
  rowWidth = width
  await act(async () => resize())
}

const buttons = () => screen.getAllByRole("button").map((button) => button.getAttribute("aria-label"))

describe("OverflowMenu", () => {
  test("shows all controls in order while they fit", () => {
    renderToolbar()
    expect(buttons().filter((name) => name !== "More")).toEqual(["Chat", "People", "React", "Captions"])
    expect(screen.getByLabelText("More").closest(".invisible")).not.toBeNull()
  })

  test("moves the last controls into the menu when they don't fit, and back", async () => {
    renderToolbar()
    await resizeRow(REST + 3 * BUTTON)
    expect(buttons()).toEqual(["Chat", "People", "More"])
    expect(screen.getByLabelText("More").closest(".invisible")).toBeNull()

    await userEvent.click(screen.getByRole("button", { name: "More" }))
    const menu = screen.getByRole("menu")
    const items = within(menu).getAllByRole("menuitemcheckbox")
    expect(items.map(({ textContent }) => textContent)).toEqual(["React", "Captions"])
    await userEvent.click(within(menu).getByText("Captions"))
    expect(presses).toHaveBeenCalledExactlyOnceWith("Captions")

    await resizeRow(REST + 4 * BUTTON)
    expect(buttons().filter((name) => name !== "More")).toEqual(["Chat", "People", "React", "Captions"])
  })

  test("mounts a control in one place only", async () => {
    renderToolbar()
    await resizeRow(REST + 2 * BUTTON)
    mounts.mockClear()
    await userEvent.click(screen.getByRole("button", { name: "More" }))
    expect(mounts.mock.calls).toEqual([["People"], ["React"], ["Captions"]])
    expect(screen.getAllByText(/People|React|Captions/)).toHaveLength(3)
  })

  test("keeps only the menu when nothing fits", async () => {
    renderToolbar()
    await resizeRow(0)
    expect(buttons()).toEqual(["More"])
  })
})
