import { readBounded } from "@/lib/read-bounded"
import { texts } from "./texts"

/** A token request as it is edited: every field is text, and empty fields are left out of the request. */
export type RequestDraft = {
  room_name: string
  participant_name: string
  participant_identity: string
  participant_metadata: string
  participant_attributes: readonly AttributeRow[]
  room_config: string
}

/** A name and a value in the attributes editor. `id` is the row's React key. */
export type AttributeRow = { id: number; key: string; value: string }

export type FieldName = keyof RequestDraft

export type ExampleName = keyof typeof texts.composer.example

/** What the endpoint answered. `isCut` means that the body was longer than `MAX_ANSWER_BYTES`. */
export type Answer = {
  status: number
  headers: [name: string, value: string][]
  body: string
  isCut: boolean
  milliseconds: number
  /** When the answer arrived, in milliseconds since 1970. */
  arrivedAt: number
}

export type Outcome = { kind: "answer"; answer: Answer } | { kind: "unreachable" } | { kind: "timeout" }

/** More than any answer of this app: requests are limited to 16 KiB, and tokens aren't much larger. */
const MAX_ANSWER_BYTES = 64 * 1024
const TIMEOUT_MS = 15_000

/**
 * Sends a token request as any client would, and reads a limited part of the answer.
 * @param timeout also aborts reading the body
 */
export async function sendRequest(
  url: string,
  body: Record<string, unknown>,
  fetch: typeof globalThis.fetch = globalThis.fetch,
  timeout: AbortSignal = AbortSignal.timeout(TIMEOUT_MS),
): Promise<Outcome> {
  const sentAt = Date.now()
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal: timeout,
    })
    const { text, isCut } = await readBounded(response.body, MAX_ANSWER_BYTES)
    const arrivedAt = Date.now()
    return {
      kind: "answer",
      answer: {
        status: response.status,
        headers: [...response.headers],
        body: text,
        isCut,
        milliseconds: arrivedAt - sentAt,
        arrivedAt,
      },
    }
  } catch {
    return { kind: timeout.aborted ? "timeout" : "unreachable" }
  }
}

const TEXT_FIELDS = ["room_name", "participant_name", "participant_identity", "participant_metadata"] as const

type Composition =
  | { ok: true; body: Record<string, unknown> }
  | { ok: false; errors: Partial<Record<FieldName, string>> }

/**
 * Returns the request's body, or the fields that JSON can't express. Everything else goes out as it is, so that the
 * server's own refusals can be seen.
 */
export function composeRequest(draft: RequestDraft): Composition {
  const body: Record<string, unknown> = {}
  const errors: Partial<Record<FieldName, string>> = {}
  for (const field of TEXT_FIELDS) if (draft[field] !== "") body[field] = draft[field]

  const rows = draft.participant_attributes.filter(({ key, value }) => key !== "" || value !== "")
  const duplicate = duplicateKey(rows)
  if (duplicate !== undefined) errors.participant_attributes = texts.composer.duplicateAttribute(duplicate)
  else if (rows.length > 0)
    body.participant_attributes = Object.fromEntries(rows.map(({ key, value }) => [key, value]))

  if (draft.room_config.trim() !== "") {
    try {
      body.room_config = JSON.parse(draft.room_config)
    } catch {
      errors.room_config = texts.composer.roomConfigNotJson
    }
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, body }
}

/** Objects drop duplicate keys silently, so they are reported instead. */
function duplicateKey(rows: readonly AttributeRow[]): string | undefined {
  return rows.find(({ key }, index) => rows.findIndex((row) => row.key === key) !== index)?.key
}

export const emptyDraft: RequestDraft = {
  room_name: "",
  participant_name: "",
  participant_identity: "",
  participant_metadata: "",
  participant_attributes: [],
  room_config: "",
}

/** Example requests: three that are granted, and one for each refusal that developers ask about. */
export const examples: Record<ExampleName, RequestDraft> = {
  guest: emptyDraft,
  named: { ...emptyDraft, room_name: "demo", participant_name: "Ada" },
  attributes: {
    ...emptyDraft,
    room_name: "demo",
    participant_name: "Ada",
    participant_metadata: '{"table":4}',
    participant_attributes: [{ id: 1, key: "seat", value: "12a" }],
  },
  identity: { ...emptyDraft, room_name: "demo", participant_identity: "someone-else" },
  agent: {
    ...emptyDraft,
    room_name: "demo",
    room_config: formatJson({ agents: [{ agent_name: "greeter" }] }),
  },
  egress: {
    ...emptyDraft,
    room_name: "demo",
    room_config: formatJson({ egress: { room: { file_outputs: [{ filepath: "demo.mp4" }] } } }),
  },
  reserved: {
    ...emptyDraft,
    room_name: "demo",
    participant_attributes: [{ id: 1, key: "lk.agent.state", value: "speaking" }],
  },
}

export function formatJson(value: unknown): string {
  return JSON.stringify(value, null, 2)
}
