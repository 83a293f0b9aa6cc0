/** One operation of the OpenAPI document, as the reference shows it. */
export type Operation = {
  id: string
  method: string
  path: string
  summary: string
  parameters: FieldRow[]
  bodyDescription: string
  fields: FieldRow[]
  answers: AnswerRow[]
  /** Headers of every answer, which the answers themselves don't repeat. */
  commonHeaders: HeaderRow[]
}

export type FieldRow = {
  /** The field's path, such as `room_config.agents[].agent_name`. */
  name: string
  depth: number
  type: string
  limits: string[]
  description: string
  isRequired: boolean
}

export type AnswerRow = {
  status: string
  description: string
  headers: HeaderRow[]
  fields: FieldRow[]
  /** Examples of problem documents with this status. */
  problems: { detail: string; field?: string }[]
}

export type HeaderRow = { name: string; description: string }

/** Returns the operations of an OpenAPI document. @param document the app's own, from `openApiDocument` */
export function readReference(document: object): Operation[] {
  const { paths, components } = document as OpenApiDocument
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const answers = Object.entries(operation.responses).map(([status, response]) =>
        readAnswer(status, response, components.schemas),
      )
      const commonHeaders = (answers[0]?.headers ?? []).filter((common) =>
        answers.every(({ headers }) => headers.some(({ name }) => name === common.name)),
      )
      return {
        id: operation.operationId,
        method: method.toUpperCase(),
        path,
        summary: operation.summary,
        parameters: (operation.parameters ?? []).map(({ name, schema, description, required = false }) =>
          fieldRow(name, 0, withDescription(schema, description), required),
        ),
        bodyDescription: operation.requestBody?.description ?? "",
        fields: bodyFields(operation.requestBody?.content, components.schemas),
        answers: answers.map((answer) => ({
          ...answer,
          headers: answer.headers.filter(({ name }) => !commonHeaders.some((common) => common.name === name)),
        })),
        commonHeaders,
      }
    }),
  )
}

function readAnswer(status: string, response: OpenApiResponse, schemas: Schemas): AnswerRow {
  return {
    status,
    description: response.description,
    headers: Object.entries(response.headers ?? {}).map(([name, { description = "" }]) => ({
      name,
      description,
    })),
    // Problem documents all have the same fields, so their examples are shown instead.
    fields: status.startsWith("2") ? bodyFields(response.content, schemas) : [],
    problems: Object.values(response.content ?? {}).flatMap(({ examples }) =>
      Object.values(examples ?? {}).map(({ value }) => value),
    ),
  }
}

function bodyFields(content: OpenApiContent | undefined, schemas: Schemas): FieldRow[] {
  return Object.values(content ?? {}).flatMap(({ schema }) => fieldRows(schema, schemas))
}

/** Returns an object's fields, each followed by its nested fields. */
function fieldRows(schema: JsonSchema | undefined, schemas: Schemas, path = "", depth = 0): FieldRow[] {
  const { properties = {}, required } = resolve(schema, schemas)
  return Object.entries(properties).flatMap(([name, property]) => {
    const resolved = resolve(property, schemas)
    const items = resolved.items && resolve(resolved.items, schemas)
    return [
      fieldRow(
        path + name,
        depth,
        withDescription(resolved, property.description),
        required?.includes(name) ?? false,
      ),
      ...fieldRows(resolved, schemas, `${path}${name}.`, depth + 1),
      ...fieldRows(items, schemas, `${path}${name}[].`, depth + 1),
    ]
  })
}

function fieldRow(name: string, depth: number, schema: JsonSchema, isRequired: boolean): FieldRow {
  return {
    name,
    depth,
    isRequired,
    type: typeName(schema),
    limits: limitsOf(schema),
    description: schema.description ?? "",
  }
}

/** A description beside a reference wins over the description of the referenced schema. */
function withDescription(schema: JsonSchema | undefined, description: string | undefined): JsonSchema {
  return description === undefined ? { ...schema } : { ...schema, description }
}

function typeName({ type, anyOf, items, enum: values, additionalProperties }: JsonSchema): string {
  if (values) return values.map((value) => JSON.stringify(value)).join(" or ")
  if (anyOf) return [...new Set(anyOf.map(typeName))].join(" or ")
  if (type === "array") return items?.type ? `list of ${items.type}s` : "list"
  const valueType =
    typeof additionalProperties === "object" ? resolve(additionalProperties, {}).type : undefined
  if (type === "object" && valueType !== undefined) return `object of ${valueType}s`
  return type === "integer" ? "whole number" : (type ?? "any")
}

function limitsOf({ maxLength, maxItems, minimum, maximum }: JsonSchema): string[] {
  return [
    maxLength !== undefined && `at most ${maxLength} bytes`,
    maxItems !== undefined && `at most ${maxItems}`,
    // The bounds of the number types themselves are not limits worth showing.
    minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER && `from ${minimum}`,
    maximum !== undefined && maximum < 0xffffffff && `to ${maximum}`,
  ].filter((limit) => limit !== false)
}

/** Follows references, and unwraps `anyOf` of one schema and what counts as absent. */
function resolve(schema: JsonSchema | undefined, schemas: Schemas): JsonSchema {
  const reference = schema?.$ref?.split("/").at(-1)
  if (reference !== undefined) return resolve(schemas[reference], schemas)
  const present = schema?.anyOf?.filter((option) => !option.enum?.includes(null))
  return present?.length === 1 ? resolve(present[0], schemas) : (schema ?? {})
}

/** The part of JSON Schema that the app's document uses. */
type JsonSchema = {
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

type Schemas = Record<string, JsonSchema>

type OpenApiContent = Record<
  string,
  { schema?: JsonSchema; examples?: Record<string, { value: AnswerRow["problems"][0] }> }
>

type OpenApiResponse = {
  description: string
  headers?: Record<string, { description?: string }>
  content?: OpenApiContent
}

type OpenApiOperation = {
  operationId: string
  summary: string
  parameters?: { name: string; schema?: JsonSchema; description?: string; required?: boolean }[]
  requestBody?: { description?: string; content: OpenApiContent }
  responses: Record<string, OpenApiResponse>
}

type OpenApiDocument = {
  paths: Record<string, Record<string, OpenApiOperation>>
  components: { schemas: Schemas }
}
