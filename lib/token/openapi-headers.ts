/** A header of an answer, as OpenAPI describes it. */
export const header = (description: string, schema: object = { type: "string" }) => ({ description, schema })
export const noStore = { "Cache-Control": header("`no-store`", { type: "string", const: "no-store" }) }
export const vary = { Vary: header("Contains `Origin`.") }
