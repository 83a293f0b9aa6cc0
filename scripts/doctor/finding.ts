/** What one check came to. */
export type Finding = {
  /** A note is worth knowing, but nothing has to be done; only problems make `npm run doctor` fail. */
  level: "good" | "note" | "problem"
  /** One sentence. It never holds a secret. */
  says: string
  /** What to do about it. */
  remedy?: string
}

export const good = (says: string): Finding => ({ level: "good", says })
export const note = (says: string, remedy?: string): Finding => ({ level: "note", says, remedy })
export const problem = (says: string, remedy: string): Finding => ({ level: "problem", says, remedy })
