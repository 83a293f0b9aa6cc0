import { texts } from "./texts"

const { byStatus, byField } = texts.why

/**
 * Why a token endpoint refuses such a request and what helps, beyond what the server's own sentence says.
 * @param field the problem document's `field`
 */
export function explainRefusal(status: number, field: string | undefined): string | undefined {
  if (status === 403 && field !== undefined) {
    const [root = "", part = ""] = field.split(".")
    return lookUp(byField, `${root}.${part}`) ?? lookUp(byField, root) ?? byStatus[403]
  }
  return lookUp(byStatus, String(status))
}

/** `field` and `status` are the server's words: they must not find what every object inherits. */
function lookUp(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
