import { appPath } from "../app-path"

/** What the policy's `authorize` hook says about the user of a room's page, before they join. */
export type Account = {
  /** Where the user has to sign in before they join. */
  signInUrl?: string | undefined
  /** The name that the login fixes. */
  name?: string | undefined
  /** Where the user signs out or switches accounts. */
  url?: string | undefined
}

/** A path of this origin: browsers take `//` and `/\` for the beginning of a host. */
const PATH = /^\/(?![/\\])/

const RETURN_KEY = "greenroom:return-path"

/** Leads to the sign-in page. It comes back here, with the key in the fragment, which never leaves the browser. */
export function goToSignIn(signInUrl: string): void {
  const href = pageHref(signInUrl)
  if (!href) return
  rememberReturnPath()
  // Back skips this page, which would only lead here again.
  location.replace(href)
}

/** Returns the `href` for a path of this app or a URL, or undefined for another scheme, such as `javascript:`. */
export function pageHref(url: string): string | undefined {
  if (PATH.test(url)) return appPath(url)
  return /^https?:\/\//.test(url) ? url : undefined
}

/** Remembers this page for `takeReturnPath`, in this tab alone. */
export function rememberReturnPath(): void {
  const { pathname, search, hash } = location
  try {
    sessionStorage.setItem(RETURN_KEY, pathname + search + hash)
  } catch {
    // Storage is blocked: signing in leads to the start page.
  }
}

/**
 * Returns where to go after signing in, once: the room that led to the sign-in page, or the start page.
 * @public for sign-in pages (examples/auth)
 */
export function takeReturnPath(): string {
  const stored = takeStored()
  const isOwn = PATH.test(stored) && new URL(stored, location.origin).origin === location.origin
  return isOwn ? stored : appPath("/")
}

function takeStored(): string {
  try {
    const stored = sessionStorage.getItem(RETURN_KEY) ?? ""
    sessionStorage.removeItem(RETURN_KEY)
    return stored
  } catch {
    return ""
  }
}
