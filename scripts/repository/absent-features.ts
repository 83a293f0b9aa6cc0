import { readFeatures } from "./read-features"

/** Matches the tag of any feature that is not there, such as `@chat` where the chat was deleted. */
export function absentFeatures(): RegExp {
  const present = readFeatures().map(({ name }) => name)
  return new RegExp(`@(?!(?:${present.join("|")})(?![\\w-]))[a-z]`)
}
