import { Plus, X } from "lucide-react"
import { useRef } from "react"
import type { AttributeRow } from "../../_lib/draft"
import { texts as all } from "../../_lib/texts"
import { FieldLabel } from "./field-label"

const texts = all.composer
const input =
  "h-11 w-full min-w-0 rounded-control border border-field bg-surface px-3 text-[15px] placeholder:text-muted"

type AttributesEditorProps = {
  rows: readonly AttributeRow[]
  fault: string | undefined
  onChange: (rows: readonly AttributeRow[]) => void
}

/** The participant's attributes, a pair in each row. */
export function AttributesEditor({ rows, fault, onChange }: AttributesEditorProps) {
  const addButton = useRef<HTMLButtonElement>(null)
  const change = (id: number, part: Partial<AttributeRow>) =>
    onChange(rows.map((row) => (row.id === id ? { ...row, ...part } : row)))
  const add = () =>
    onChange([...rows, { id: Math.max(0, ...rows.map(({ id }) => id)) + 1, key: "", value: "" }])
  const remove = (id: number) => {
    // The button that had the focus goes away: go on from here.
    addButton.current?.focus()
    onChange(rows.filter((row) => row.id !== id))
  }
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1.5 w-full">
        <FieldLabel name="participant_attributes" />
      </legend>
      {rows.map(({ id, key, value }, index) => (
        <div key={id} className="flex items-center gap-2">
          <input
            aria-label={texts.attributeName(index + 1)}
            placeholder={texts.attributeNamePlaceholder}
            value={key}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => change(id, { key: event.target.value })}
            className={input}
          />
          <input
            aria-label={texts.attributeValue(index + 1)}
            placeholder={texts.attributeValuePlaceholder}
            value={value}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => change(id, { value: event.target.value })}
            className={input}
          />
          <button
            type="button"
            aria-label={texts.removeAttribute(index + 1)}
            onClick={() => remove(id)}
            className="grid size-11 shrink-0 place-items-center rounded-control text-muted transition hover:bg-raised hover:text-text"
          >
            <X className="size-4.5" aria-hidden="true" />
          </button>
        </div>
      ))}
      {fault && (
        <p role="alert" className="text-label text-danger">
          {fault}
        </p>
      )}
      <button
        ref={addButton}
        type="button"
        onClick={add}
        className="flex min-h-11 items-center gap-2 self-start rounded-control border border-line px-4 text-label font-medium transition hover:bg-raised"
      >
        <Plus className="size-4" aria-hidden="true" />
        {texts.addAttribute}
      </button>
    </fieldset>
  )
}
