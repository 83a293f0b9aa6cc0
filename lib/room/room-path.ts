import type { Route } from "next"

/** The address of a room's page. @param parts what its link carries behind the `#`, such as a key */
export function roomPath(roomName: string, parts: readonly string[] = []): Route {
  const fragment = parts.length > 0 ? `#${parts.join("&")}` : ""
  return `/rooms/${encodeURIComponent(roomName)}${fragment}` as Route
}
