import type { ErrorReport } from "./report-error"
import type { ProductEvent } from "./track"

// Where errors and product events go. By default nowhere: edit these two functions (docs/monitoring.md has recipes for
// Sentry and others). Pages and the server call them. A page may only send to the servers in `OTHER_SERVERS` of
// lib/server/page-headers.ts. What they throw is ignored.

/** Sends an error of the server, or of a page, to your error tracker. It is free of keys, tokens and room names. */
export function sendError(_report: ErrorReport): void | Promise<void> {}

/** Sends what happened to a call to your analytics. It tells nobody's name, identity or room. */
export function sendEvent(_event: ProductEvent): void | Promise<void> {}
