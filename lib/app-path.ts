/**
 * The path that the app is deployed under, such as `/meet`: Next's `basePath`, from next.config.ts. Empty at the root of
 * a domain.
 */
export const BASE_PATH = process.env.APP_BASE_PATH ?? ""

/**
 * Returns the path that browsers request for one of this app's paths: with the base path. Needed for everything that
 * Next doesn't prefix itself: `fetch`, `<a>`, the manifest. next/link, the router and Next's own files don't need it.
 * @param path starts with a slash
 */
export function appPath(path: string): string {
  return path === "/" ? BASE_PATH || "/" : BASE_PATH + path
}
