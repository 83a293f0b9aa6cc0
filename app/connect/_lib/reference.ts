import { type JsonSchema, typeOf } from "./schema-type"

export type FieldRow = {
  /** With the path to it: `room_config.agents[].agent_name`. */
  name: string
  depth: number
  type: string
  limits: string[]
  meaning: string
  isRequired: boolean
}

export type HeaderRow = { name: string; meaning: string }

export type AnswerRow = {
  status: string
  meaning: string
  headers: HeaderRow[]
  fields: FieldRow[]
  /** What refusals of this status say. */
  problems: { detail: string; field?: string }[]
}

export type Operation = {
  id: string
  method: string
  path: string
  summary: string
  parameters: FieldRow[]
  bodyMeaning: string
  fields: FieldRow[]
  answers: AnswerRow[]
  /** Headers that every answer carries, and so aren't told of at each. */
  commonHeaders: HeaderRow[]
}

type Media = Record<
  string,
  { schema?: JsonSchema; examples?: Record<string, { value: AnswerRow["problems"][0] }> }
>
type Described = { description?: string; schema?: JsonSchema }
type Spoken = {
  operationId: string
  summary: string
  parameters?: (Described & { name: string; required?: boolean })[]
  requestBody?: { description?: string; content: Media }
  responses: Record<string, { description: string; headers?: Record<string, Described>; content?: Media }>
}
type Document = {
  paths: Record<string, Record<string, Spoken>>
  components: { schemas: Record<string, JsonSchema> }
}

/** An OpenAPI document as rows for a person to read. @param document our own, from `openApiDocument` */
export function readReference(document: object): Operation[] {
  const { paths, components } = document as Document
  const fields = (content: Media | undefined) =>
    Object.values(content ?? {}).flatMap(({ schema }) => fieldRows(schema, components.schemas))
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const answers = Object.entries(operation.responses).map(([status, response]) => ({
        status,
        meaning: response.description,
        headers: headerRows(response.headers),
        // Every refusal is the same kind of document: its example says more than its fields.
        fields: status.startsWith("2") ? fields(response.content) : [],
        problems: Object.values(response.content ?? {}).flatMap(({ examples }) =>
          Object.values(examples ?? {}).map(({ value }) => value),
        ),
      }))
      const commonHeaders = (answers[0]?.headers ?? []).filter(({ name }) =>
        answers.every(({ headers }) => headers.some((header) => header.name === name)),
      )
      const isCommon = ({ name }: HeaderRow) => commonHeaders.some((common) => common.name === name)
      return {
        id: operation.operationId,
        method: method.toUpperCase(),
        path,
        summary: operation.summary,
        parameters: (operation.parameters ?? []).map((parameter) =>
          row(parameter.name, 0, { ...parameter.schema, ...described(parameter) }, !!parameter.required),
        ),
        bodyMeaning: operation.requestBody?.description ?? "",
        fields: fields(operation.requestBody?.content),
        answers: answers.map((answer) => ({
          ...answer,
          headers: answer.headers.filter((header) => !isCommon(header)),
        })),
        commonHeaders,
      }
    }),
  )
}

const headerRows = (headers: Record<string, Described> = {}): HeaderRow[] =>
  Object.entries(headers).map(([name, { description = "" }]) => ({ name, meaning: description }))

/** The fields of an object, each followed by the fields of the objects in it. */
function fieldRows(
  given: JsonSchema | undefined,
  schemas: Record<string, JsonSchema>,
  path = "",
  depth = 0,
): FieldRow[] {
  const schema = resolve(given, schemas)
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const inner = resolve(property, schemas)
    const items = inner.items ? resolve(inner.items, schemas) : undefined
    const meaning =
      described(property).description === undefined ? inner : { ...inner, ...described(property) }
    return [
      row(path + name, depth, meaning, schema.required?.includes(name) ?? false),
      ...fieldRows(inner, schemas, `${path}${name}.`, depth + 1),
      ...fieldRows(items, schemas, `${path}${name}[].`, depth + 1),
    ]
  })
}

function row(name: string, depth: number, schema: JsonSchema, isRequired: boolean): FieldRow {
  return { name, depth, isRequired, ...typeOf(schema), meaning: schema.description ?? "" }
}

const described = ({ description }: { description?: string }) =>
  description === undefined ? {} : { description }

/** Follows a reference; of something that may also be null, what it is when it isn't. */
function resolve(schema: JsonSchema | undefined, schemas: Record<string, JsonSchema>): JsonSchema {
  const named = schema?.$ref?.split("/").at(-1)
  if (named !== undefined) return resolve(schemas[named], schemas)
  const others = schema?.anyOf?.filter(({ type }) => type !== "null")
  return others?.length === 1 ? resolve(others[0], schemas) : (schema ?? {})
}
