import type { CodeLanguage } from "../highlight"

/** Where a LiveKit client may get its token from, by the names of LiveKit's own TokenSource. */
export type Source = "endpoint" | "development" | "custom" | "literal"

/** What is filled into the examples: where this app is, and what its answers say of the LiveKit server. */
export type Addresses = {
  /** Such as `https://rooms.example.com`. */
  origin: string
  serverUrl: string
}

type Snippet = {
  code: string
  /** Why it is not the obvious call, where it isn't. */
  note?: string
}

export type Platform = {
  id: string
  name: string
  language: CodeLanguage
  install?: { code: string; language: CodeLanguage }
  /** What else has to be known once, whatever the source. */
  note?: string
  snippets: Record<Source, (addresses: Addresses) => Snippet>
}
