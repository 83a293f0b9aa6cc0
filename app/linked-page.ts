import type { Route } from "next"

/** A page that can be left out: take its line out of linked-pages.ts, and its folder is not needed any more. */
export type LinkedPage = {
  /** Its address, and what the link to it says at the foot of the start page. */
  href: Route
  title: string
  /** Addresses in it whose pages connect to whatever LiveKit server their visitor names. */
  connectsAnywhereAt?: readonly Route[]
}
