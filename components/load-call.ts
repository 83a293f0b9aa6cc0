import type { CallPart } from "./link-feature"
import { linkFeatureList } from "./link-feature-list"
import type { Call } from "./stage/call"

export type LoadedCall = { Call: typeof Call; parts: readonly CallPart[] }

/** The code of a call, with what links can carry into it. */
export async function loadCall(): Promise<LoadedCall> {
  const [{ Call }, ...parts] = await Promise.all([
    import("./stage/call"),
    ...linkFeatureList.map(({ load }) => load()),
  ])
  return { Call, parts }
}
