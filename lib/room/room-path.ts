import type { Route } from "next"

/** The address of a room's page. */
export function roomPath(roomName: string): Route {
  return `/rooms/${encodeURIComponent(roomName)}` as Route
}
