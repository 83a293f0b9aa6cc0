import type { AttributeRow, Draft, Field } from "./draft"
import { texts } from "./texts"

const TEXT_FIELDS = ["room_name", "participant_name", "participant_identity", "participant_metadata"] as const

/** The body to send, or what keeps the form from being one. What the server may refuse is left for it to refuse. */
export type Composition =
  | { ok: true; body: Record<string, unknown> }
  | { ok: false; faults: Partial<Record<Field, string>> }

/** Makes the form into a request's body, without the fields that are empty. */
export function composeRequest(draft: Draft): Composition {
  const body: Record<string, unknown> = {}
  const faults: Partial<Record<Field, string>> = {}
  for (const field of TEXT_FIELDS) if (draft[field] !== "") body[field] = draft[field]

  const rows = draft.participant_attributes.filter(({ key, value }) => key !== "" || value !== "")
  const twice = repeatedKey(rows)
  if (twice !== undefined) faults.participant_attributes = texts.faults.attributeTwice(twice)
  else if (rows.length > 0)
    body.participant_attributes = Object.fromEntries(rows.map(({ key, value }) => [key, value]))

  if (draft.room_config.trim() !== "") {
    try {
      body.room_config = JSON.parse(draft.room_config)
    } catch {
      faults.room_config = texts.faults.roomConfigNotJson
    }
  }
  return Object.keys(faults).length > 0 ? { ok: false, faults } : { ok: true, body }
}

/** An object can't hold a key twice: one of the two would be dropped without a word. */
function repeatedKey(rows: readonly AttributeRow[]): string | undefined {
  return rows.find(({ key }, index) => rows.findIndex((row) => row.key === key) !== index)?.key
}
