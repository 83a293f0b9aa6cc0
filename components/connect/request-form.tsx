import { Plus, Send, X } from "lucide-react"
import { useRef } from "react"
import { buttonStyles } from "@/components/ui/button"
import { Field, fieldStyles } from "@/components/ui/field"
import type { AttributeRow, FieldName, RequestDraft } from "./request"
import { texts } from "./texts"

const t = texts.composer
const ATTRIBUTE_INPUT =
  "h-11 w-full min-w-0 rounded-control border border-input bg-card px-3 text-[15px] placeholder:text-muted-foreground"

type RequestFormProps = {
  draft: RequestDraft
  errors: Partial<Record<FieldName, string>>
  isSending: boolean
  onChange: (changes: Partial<RequestDraft>) => void
  onSend: () => void
}

/** A form with the six fields of the endpoint's schema. */
export function RequestForm({ draft, errors, isSending, onChange, onSend }: RequestFormProps) {
  const field = (name: TextFieldName, rows?: number) => (
    <RequestField
      name={name}
      value={draft[name]}
      rows={rows}
      error={errors[name]}
      onChange={(value) => onChange({ [name]: value })}
    />
  )
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
      className="flex flex-col gap-4"
    >
      <div className="grid gap-4 sm:grid-cols-2">
        {field("room_name")}
        {field("participant_name")}
      </div>
      {field("participant_identity")}
      {field("participant_metadata", 2)}
      <AttributesEditor
        rows={draft.participant_attributes}
        error={errors.participant_attributes}
        onChange={(rows) => onChange({ participant_attributes: rows })}
      />
      {field("room_config", 4)}
      <button
        type="submit"
        aria-disabled={isSending || undefined}
        className={`${buttonStyles.primary} sm:self-start`}
      >
        <Send className="size-4.5" aria-hidden="true" />
        <span>{isSending ? t.sending : t.send}</span>
      </button>
    </form>
  )
}

function FieldLabel({ name }: { name: FieldName }) {
  return (
    <span className="flex flex-wrap items-baseline justify-between gap-x-3 text-label">
      <span className="font-medium text-foreground">{t.labels[name]}</span>{" "}
      <code translate="no" className="font-mono text-xs text-muted-foreground">
        {name}
      </code>
    </span>
  )
}

type TextFieldName = Exclude<FieldName, "participant_attributes">

type RequestFieldProps = {
  name: TextFieldName
  value: string
  /** Lines of a multi-line field. */
  rows: number | undefined
  error: string | undefined
  onChange: (value: string) => void
}

function RequestField({ name, value, rows, error, onChange }: RequestFieldProps) {
  const control = {
    value,
    placeholder: t.placeholders[name],
    autoComplete: "off",
    autoCapitalize: "none",
    spellCheck: false,
  } as const
  return (
    <Field label={<FieldLabel name={name} />} error={error} className="min-w-0">
      {(props) =>
        rows === undefined ? (
          <input
            {...props}
            {...control}
            onChange={(event) => onChange(event.target.value)}
            className={`${fieldStyles} h-12`}
          />
        ) : (
          <textarea
            {...props}
            {...control}
            rows={rows}
            onChange={(event) => onChange(event.target.value)}
            className={`${fieldStyles} block min-h-12 resize-y py-3 font-mono text-label/6`}
          />
        )
      }
    </Field>
  )
}

type AttributesEditorProps = {
  rows: readonly AttributeRow[]
  error: string | undefined
  onChange: (rows: readonly AttributeRow[]) => void
}

/** Edits the participant's attributes, one name and value per row. */
function AttributesEditor({ rows, error, onChange }: AttributesEditorProps) {
  const addButton = useRef<HTMLButtonElement>(null)
  const change = (id: number, changes: Partial<AttributeRow>) =>
    onChange(rows.map((row) => (row.id === id ? { ...row, ...changes } : row)))
  const add = () =>
    onChange([...rows, { id: Math.max(0, ...rows.map(({ id }) => id)) + 1, key: "", value: "" }])
  const remove = (id: number) => {
    // The focused button disappears with its row.
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
            aria-label={t.attributeName(index + 1)}
            placeholder={t.attributeNamePlaceholder}
            value={key}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => change(id, { key: event.target.value })}
            className={ATTRIBUTE_INPUT}
          />
          <input
            aria-label={t.attributeValue(index + 1)}
            placeholder={t.attributeValuePlaceholder}
            value={value}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => change(id, { value: event.target.value })}
            className={ATTRIBUTE_INPUT}
          />
          <button
            type="button"
            aria-label={t.removeAttribute(index + 1)}
            onClick={() => remove(id)}
            className="grid size-11 shrink-0 place-items-center rounded-control text-muted-foreground transition hover:bg-muted hover:text-foreground"
          >
            <X className="size-4.5" aria-hidden="true" />
          </button>
        </div>
      ))}
      {error && (
        <p role="alert" className="text-label text-destructive">
          {error}
        </p>
      )}
      <button
        ref={addButton}
        type="button"
        onClick={add}
        className="flex min-h-11 items-center gap-2 self-start rounded-control border border-border px-4 text-label font-medium transition hover:bg-muted"
      >
        <Plus className="size-4" aria-hidden="true" />
        <span>{t.addAttribute}</span>
      </button>
    </fieldset>
  )
}
