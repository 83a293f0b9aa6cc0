/**
 * The listener that sees `popstate` before Next does. Browsers call window's listeners in the order in which they were
 * added, whether they capture or not, and Next adds its own when it hydrates: instrumentation-client.ts adds this one
 * before that.
 */
export const popState: { listener: ((event: PopStateEvent) => void) | undefined } = { listener: undefined }
