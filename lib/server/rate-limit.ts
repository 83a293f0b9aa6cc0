import "server-only"
import type { Env } from "./env"
import type { Visitor } from "./visitor"

export async function limitRate(_visitor: Visitor, _address: string, _env: Env): Promise<void> {}
