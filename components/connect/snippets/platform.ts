/** The token sources of LiveKit's client SDKs. */
export type Source = "endpoint" | "development" | "custom" | "literal"

/** The addresses that are filled into the snippets. */
export type Addresses = {
  /** This app's address without a trailing slash, such as `https://rooms.example.com` or `https://example.com/meet`. */
  appUrl: string
  /** The LiveKit server's URL, as the token endpoint returns it. */
  serverUrl: string
}

export type CodeLanguage =
  | "JavaScript"
  | "TypeScript"
  | "Swift"
  | "Kotlin"
  | "Dart"
  | "Rust"
  | "Python"
  | "C#"
  | "Shell"

export type Platform = {
  id: string
  name: string
  language: CodeLanguage
  /** The command or declaration that installs LiveKit's SDK. */
  install?: string
  /** Shown with every snippet. */
  note?: string
  snippets: Record<Source, (addresses: Addresses) => Snippet>
}

type Snippet = {
  code: string
  /** Explains a snippet that differs from the SDK's usual call. */
  note?: string
  /** The folder of this project that has the same code, as a page that runs. */
  example?: string
}

export const PLACEHOLDER_ID = "YOUR_TOKEN_SERVER_ID"
export const PLACEHOLDER_TOKEN = "YOUR_PARTICIPANT_TOKEN"

export function endpointUrl({ appUrl }: Pick<Addresses, "appUrl">): string {
  return `${appUrl}/api/token`
}

/** The development token server, for SDKs that take its whole URL. */
export function developmentServerUrl({ appUrl }: Addresses): string {
  return `${appUrl}/api/v2/sandbox/connection-details`
}
