/** The kinds of browser that show their permissions in different places. */
export type Browser = "chromium" | "firefox" | "safari" | "phone"

/** @param userAgent as `navigator.userAgent`; an iPad says that it is a Mac, and looks like one here too */
export function browserOf(userAgent: string): Browser {
  if (/Android|iPhone|iPad|Mobile/.test(userAgent)) return "phone"
  if (/Firefox\//.test(userAgent)) return "firefox"
  return /Chrome\//.test(userAgent) ? "chromium" : "safari"
}
