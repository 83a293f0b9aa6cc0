import { problemKinds, type TokenErrorCode } from "./errors"
import { header, noStore, vary } from "./openapi-headers"
import { schemaRef } from "./openapi-schemas"

const HEADERS_OF: Partial<Record<TokenErrorCode, object>> = {
  method_not_allowed: { Allow: header("The methods there are.") },
  too_slow: { Connection: header("`close`") },
  too_many: {
    "Retry-After": header("Seconds to wait.", { type: "integer", minimum: 1 }),
    RateLimit: header('The limit that is used up, such as `"visitor";r=0;t=42`.'),
    "RateLimit-Policy": header('All limits, such as `"visitor";q=60;w=60, "address";q=600;w=60`.'),
  },
}

/** The answers to errors, as `responses` of an operation. Kinds that share a status share an entry. */
export function problems(codes: TokenErrorCode[]): Record<string, object> {
  const entries = codes.map((code) => {
    const { status, title, example } = problemKinds[code]
    return [status, code, title, example] as const
  })
  const statuses = [...new Set(entries.map(([status]) => status))].sort()
  return Object.fromEntries(
    statuses.map((wanted) => {
      const those = entries.filter(([status]) => status === wanted)
      return [
        wanted,
        {
          description: those.map(([, , title]) => title).join("; or: "),
          headers: Object.assign({}, noStore, vary, ...those.map(([, code]) => HEADERS_OF[code])),
          content: {
            "application/problem+json": {
              schema: { $ref: schemaRef("Problem") },
              examples: Object.fromEntries(
                those.map(([status, code, title, example]) => [
                  code,
                  { value: { title, status, ...example } },
                ]),
              ),
            },
          },
        },
      ]
    }),
  )
}
