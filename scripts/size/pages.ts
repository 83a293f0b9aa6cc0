/**
 * What each page may load, in bytes of JavaScript as a server sends them (gzip), and what that buys. `firstLoad` comes
 * with the page itself; `everything` also counts what any click can bring later, but for the workers of end-to-end
 * encryption.
 */
export const PAGES = [
  { name: "/", route: "/", counts: "firstLoad", budget: 143_000 },
  {
    name: "the room page until one can join",
    route: "/rooms/[roomName]",
    counts: "firstLoad",
    budget: 179_000,
  },
  { name: "the room page with a call", route: "/rooms/[roomName]", counts: "everything", budget: 430_000 },
] as const

export type Page = (typeof PAGES)[number]
