import type { Route } from "next"

/** The address of a room's page; `fragment` is what follows it, such as the key of an encrypted room. */
export function roomPath(roomName: string, fragment = ""): Route {
  return `/rooms/${encodeURIComponent(roomName)}${fragment}` as Route
}
