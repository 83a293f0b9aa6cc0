/** The part of JSON Schema that our own document is written in. */
export type JsonSchema = {
  type?: string
  $ref?: string
  anyOf?: JsonSchema[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  additionalProperties?: JsonSchema | boolean
  enum?: unknown[]
  const?: unknown
  description?: string
  maxLength?: number
  maxItems?: number
  minimum?: number
  maximum?: number
}

/** A schema's type and limits in words. */
export function typeOf(schema: JsonSchema): { type: string; limits: string[] } {
  const { maxLength, maxItems, minimum, maximum } = schema
  const limits = [
    maxLength !== undefined && `at most ${maxLength} bytes`,
    maxItems !== undefined && `at most ${maxItems}`,
    // The ends of what a number can hold are no limits to tell of.
    minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER && `from ${minimum}`,
    maximum !== undefined && maximum < 0xffffffff && `to ${maximum}`,
  ].filter((limit) => limit !== false)
  return { type: typeName(schema), limits }
}

function typeName({ type, anyOf, items, enum: values, additionalProperties }: JsonSchema): string {
  if (values) return values.map((value) => JSON.stringify(value)).join(" or ")
  if (anyOf) return [...new Set(anyOf.map(typeName))].join(" or ")
  if (type === "array") return items?.type ? `list of ${items.type}s` : "list"
  const value = typeof additionalProperties === "object" ? additionalProperties.type : undefined
  if (type === "object" && value !== undefined) return `object of ${value}s`
  return type === "integer" ? "whole number" : (type ?? "any")
}
