import { Send } from "lucide-react"
import { buttonStyles } from "@/components/ui/button"
import type { Draft, Field } from "../../_lib/draft"
import { texts as all } from "../../_lib/texts"
import { AttributesEditor } from "./attributes-editor"
import { RequestField } from "./request-field"

const texts = all.composer

type RequestFormProps = {
  draft: Draft
  faults: Partial<Record<Field, string>>
  isSending: boolean
  onChange: (part: Partial<Draft>) => void
  onSend: () => void
}

/** The six fields of the endpoint's schema. */
export function RequestForm({ draft, faults, isSending, onChange, onSend }: RequestFormProps) {
  const field = (name: Exclude<Field, "participant_attributes">, isLong = false) => (
    <RequestField
      name={name}
      value={draft[name]}
      isLong={isLong}
      fault={faults[name]}
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
      {field("participant_metadata", true)}
      <AttributesEditor
        rows={draft.participant_attributes}
        fault={faults.participant_attributes}
        onChange={(rows) => onChange({ participant_attributes: rows })}
      />
      {field("room_config", true)}
      <button
        type="submit"
        aria-disabled={isSending || undefined}
        className={`${buttonStyles.primary} sm:self-start`}
      >
        <Send className="size-4.5" aria-hidden="true" />
        {isSending ? texts.sending : texts.send}
      </button>
    </form>
  )
}
