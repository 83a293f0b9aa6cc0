import { appPath } from "./app-path"

/** What a user can choose: as the system is, or one scheme. */
export const THEMES = ["system", "light", "dark"] as const
export type Theme = (typeof THEMES)[number]

/** Holds the choice; absent for "system". A cookie, so that the server's HTML is painted in the theme at once. */
export const THEME_COOKIE = "greenroom_theme"
const MAX_AGE_SECONDS = 400 * 24 * 60 * 60

/** Returns the theme of a cookie's value. */
export function parseTheme(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? "system"
}

/** Returns the cookie that remembers a theme, as for `Set-Cookie` and `document.cookie`. */
export function themeCookie(theme: Theme): string {
  const maxAge = theme === "system" ? 0 : MAX_AGE_SECONDS
  return `${THEME_COOKIE}=${theme}; Path=${appPath("/")}; Max-Age=${maxAge}; SameSite=Lax`
}

const listeners = new Set<() => void>()

/** The theme of this page, as a store for `useSyncExternalStore`. */
export const themeStore = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  get: (): Theme => parseTheme(document.documentElement.dataset.theme),
  set: (theme: Theme): void => {
    // biome-ignore lint/suspicious/noDocumentCookie: Firefox and Safari have had no cookieStore for long
    document.cookie = themeCookie(theme)
    // The browser's toolbar: `viewport` in app/layout.tsx has a colour for each of the system's schemes.
    for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
      showTheme(theme === "system" ? (meta.media.includes("dark") ? "dark" : "light") : theme)
      meta.content = getComputedStyle(document.body).backgroundColor
    }
    showTheme(theme)
    for (const listener of listeners) listener()
  },
}

/** `app/globals.css` has the `color-scheme` of each. */
function showTheme(theme: Theme) {
  if (theme === "system") delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}
