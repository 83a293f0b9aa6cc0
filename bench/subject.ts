import { readFileSync } from "node:fs"
import { z } from "zod"

/** Where an app has what is measured, as CSS selectors. `{room}` in `room` stands for the room's name. */
const schema = z.strictObject({
  name: z.string(),
  room: z.string().includes("{room}"),
  /** The field for one's name in front of a call, and the button that joins. */
  nameField: z.string(),
  join: z.string(),
  /** Only there once the call is on the page. */
  inCall: z.string(),
  /** What local storage holds, by key, of somebody who wants 16 tiles on a page; left out where nobody can say so. */
  pagedBy16: z.record(z.string(), z.string()).optional(),
})

/** A running app under test. */
export type Subject = z.infer<typeof schema> & { url: string }

/** @throws where the file isn't there, or isn't a selectors file */
export function readSubject(url: string, file: string | URL): Subject {
  return { ...schema.parse(JSON.parse(readFileSync(file, "utf8"))), url: url.replace(/\/$/, "") }
}

/** The address of a room's page. */
export function roomUrl({ url, room }: Subject, name: string): string {
  return url + room.replace("{room}", encodeURIComponent(name))
}
