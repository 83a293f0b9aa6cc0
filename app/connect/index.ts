import type { LinkedPage } from "../linked-page"
import { JOIN_BY_TOKEN_PATH } from "./_lib/join-by-token-path"
import { texts } from "./_lib/texts"

/** How any other client uses this app's token endpoint, and a way in with a token from elsewhere. */
export const connect: LinkedPage = {
  href: "/connect",
  title: texts.title,
  connectsAnywhereAt: [JOIN_BY_TOKEN_PATH],
}
