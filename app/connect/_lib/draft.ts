/** A pair of the attributes' editor. `id` tells the rows apart while they are edited. */
export type AttributeRow = { id: number; key: string; value: string }

/** A token request as it stands in the form: every field as text, an empty one is left out. */
export type Draft = {
  room_name: string
  participant_name: string
  participant_identity: string
  participant_metadata: string
  participant_attributes: readonly AttributeRow[]
  room_config: string
}

export type Field = keyof Draft

export const emptyDraft: Draft = {
  room_name: "",
  participant_name: "",
  participant_identity: "",
  participant_metadata: "",
  participant_attributes: [],
  room_config: "",
}
