import "server-only"
import type { TokenSourceChoice } from "../room/token-source"
import type { EnvResult } from "./env"

/** Where the pages get their tokens; undefined when nothing is configured that could give one. */
export function pageTokenSource(result: EnvResult): TokenSourceChoice | undefined {
  if (result.ok) return { kind: "endpoint" }
  const server = result.developmentTokenServer
  return server && { kind: "development token server", id: server.id, baseUrl: server.baseUrl }
}
