/** Whether a value is an object with string keys, such as parsed JSON. Shared by the browser's code and the token endpoint. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
