type Header = { key: string; value: string }

const noSniff: Header = { key: "X-Content-Type-Options", value: "nosniff" }

/** Headers of every page and file. `next.config.ts` sends them; the Content-Security-Policy comes from `proxy.ts`. */
export const pageHeaders: Header[] = [
  noSniff,
  // A room's address is what lets people in: other sites don't get to see it.
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: [
      ...["camera", "microphone", "display-capture", "speaker-selection", "screen-wake-lock"],
      ...["picture-in-picture", "fullscreen", "autoplay"],
    ]
      .map((feature) => `${feature}=(self)`)
      .concat("geolocation=()")
      .join(", "),
  },
]

/**
 * For answers over HTTPS only (RFC 6797, section 7.2). Without subdomains, which may not be the app's to decide on.
 */
export const strictTransport: Header = { key: "Strict-Transport-Security", value: "max-age=31536000" }

export const noIndex: Header = { key: "X-Robots-Tag", value: "noindex, nofollow" }

/** Headers of the API's answers. Browsers show none of them as a page, so that the others would say nothing. */
export const apiHeaders: Header[] = [noSniff, noIndex]
