// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react"
import { Mic } from "lucide-react"
import { afterEach, describe, expect, test, vi } from "vitest"
import { SelectField, SwitchField, TextField } from "./field"

afterEach(cleanup)

describe("TextField", () => {
  test.each([true, false])("is named by its label, also if that is hidden (labelShown: %s)", (labelShown) => {
    render(<TextField label="Your name" labelShown={labelShown} />)
    const input = screen.getByRole("textbox", { name: "Your name" })
    expect(input.getAttribute("aria-invalid")).toBeNull()
    expect(input.getAttribute("aria-describedby")).toBeNull()
  })

  test("is described by its error, which is announced", () => {
    render(<TextField label="Your name" error="Enter your name." />)
    const input = screen.getByRole("textbox", { name: "Your name" })
    const error = screen.getByRole("alert")
    expect(error.textContent).toBe("Enter your name.")
    expect(input.getAttribute("aria-invalid")).toBe("true")
    expect(input.getAttribute("aria-describedby")).toBe(error.id)
  })

  test("passes other props to the input", () => {
    const onChange = vi.fn()
    render(<TextField label="Your name" autoComplete="name" onChange={onChange} />)
    const input = screen.getByRole("textbox")
    expect(input.getAttribute("autocomplete")).toBe("name")
    fireEvent.change(input, { target: { value: "Ada" } })
    expect(onChange).toHaveBeenCalledOnce()
  })
})

describe("SelectField", () => {
  const options = [
    { value: "", label: "System default" },
    { value: "desk", label: "Desk speaker" },
  ]

  test.each([true, false])("is named by its label, also if that is hidden (labelShown: %s)", (labelShown) => {
    render(
      <SelectField
        label="Speaker"
        labelShown={labelShown}
        icon={Mic}
        options={options}
        value="desk"
        onChoose={vi.fn()}
      />,
    )
    const select = screen.getByRole<HTMLSelectElement>("combobox", { name: "Speaker" })
    expect(select.selectedOptions[0]?.textContent).toBe("Desk speaker")
  })

  test("reports the chosen option's value", () => {
    const onChoose = vi.fn()
    render(<SelectField label="Speaker" options={options} value="desk" onChoose={onChoose} />)
    fireEvent.change(screen.getByRole("combobox"), { target: { value: "" } })
    expect(onChoose).toHaveBeenCalledExactlyOnceWith("")
  })

  test("can be disabled", () => {
    render(<SelectField label="Speaker" options={options} value="" disabled onChoose={vi.fn()} />)
    expect(screen.getByRole<HTMLSelectElement>("combobox").disabled).toBe(true)
  })
})

test("SwitchField is named by its label and reports the new state", () => {
  const onChange = vi.fn()
  render(<SwitchField label="Mirror my video" checked={false} onChange={onChange} />)
  const control = screen.getByRole("switch", { name: "Mirror my video" })
  expect(control.getAttribute("aria-checked")).toBe("false")
  fireEvent.click(control)
  expect(onChange).toHaveBeenCalledExactlyOnceWith(true)
})
