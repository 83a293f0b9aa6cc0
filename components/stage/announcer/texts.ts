import { nameOrCount } from "@/lib/room/name-or-count"

/** What the live region says of those who come and go. */
export const texts = {
  joined: nameOrCount({
    named: (people) => `${people} joined`,
    counted: (count) => `${count} people joined`,
  }),
  left: nameOrCount({
    named: (people) => `${people} left`,
    counted: (count) => `${count} people left`,
  }),
  someone: "Someone",
} as const
