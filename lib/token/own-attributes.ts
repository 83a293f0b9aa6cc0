import { z } from "zod"
import { HAND_ATTRIBUTE, PROOF_ATTRIBUTE } from "../participants"
import { ApiError } from "./errors"
import { parseJson } from "./read-request"

/** The attributes that participants may set through this server, whose values say nothing but what they should. */
const bodySchema = z.strictObject({
  participant_token: z
    .string()
    .min(1)
    .max(16 * 1024),
  attributes: z.strictObject({
    [HAND_ATTRIBUTE]: z.union([z.literal(""), z.iso.datetime()]).optional(),
    [PROOF_ATTRIBUTE]: z.union([z.literal(""), z.base64().max(64)]).optional(),
  }),
})

export type OwnAttributes = { token: string; attributes: Record<string, string> }

/**
 * Parses the body of a request to set one's own attributes.
 * @throws ApiError `invalid`, naming the invalid field
 */
export function readOwnAttributes(body: string): OwnAttributes {
  const parsed = bodySchema.safeParse(parseJson(body))
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path[0]?.toString()
    const detail = `The body must be a JSON object with “participant_token” and “attributes”: ${HAND_ATTRIBUTE} or ${PROOF_ATTRIBUTE}.`
    throw new ApiError("invalid", detail, field === undefined ? {} : { field })
  }
  const { participant_token: token, attributes } = parsed.data
  const given = Object.entries(attributes).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return { token, attributes: Object.fromEntries(given) }
}
