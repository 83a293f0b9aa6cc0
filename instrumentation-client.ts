import { reportError } from "@/lib/report-error"
import { popState } from "@/lib/room/pop-state"

// Next runs this file before it hydrates a page.
window.addEventListener("popstate", (event) => popState.listener?.(event), { capture: true })

// What no code has caught. An error of a script of another origin, such as an extension's, says nothing.
const report = (error: unknown) => reportError(error, { place: "page", route: location.pathname })
window.addEventListener("error", ({ error }) => error && report(error))
window.addEventListener("unhandledrejection", ({ reason }) => report(reason))
