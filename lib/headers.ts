const noSniff = { "X-Content-Type-Options": "nosniff" }
/** For what search engines could come by: pages and GET. */
export const noIndex = { "X-Robots-Tag": "noindex, nofollow" }

/**
 * Headers of every page, which `proxy.ts` sends beside the Content-Security-Policy. Not by `headers` of
 * next.config.ts: Next would try its patterns at every request of the token endpoint, a thirtieth of its time.
 */
const always = {
  ...noSniff,
  // A room's address is what lets people in: other sites don't get to see it.
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": [
    ...["camera", "microphone", "display-capture", "speaker-selection", "screen-wake-lock"],
    ...["picture-in-picture", "fullscreen", "autoplay"],
  ]
    .map((feature) => `${feature}=(self)`)
    .concat("geolocation=()")
    .join(", "),
}

/** For answers over HTTPS only (RFC 6797, section 7.2). Without subdomains, which may not be the app's to decide on. */
const strictTransport = { "Strict-Transport-Security": "max-age=31536000" }

/** The headers of the page at `path`. Rooms are kept out of search engines. */
export function pageHeaders(path: string, isHttps: boolean): Record<string, string> {
  return {
    ...always,
    ...(isHttps && strictTransport),
    ...(path.startsWith("/rooms/") && noIndex),
  }
}

/** Headers of the API's answers. Browsers show none of them as a page, so that the others would say nothing. */
export const apiHeaders = { ...noSniff, "Cache-Control": "no-store" }
