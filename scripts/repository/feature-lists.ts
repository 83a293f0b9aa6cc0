/** The lists that name features, each of which is a folder beside its list. */
export const FEATURE_LISTS = [
  "components/stage/features.ts",
  "components/link-features.ts",
  "app/linked-pages.ts",
]

/** A line that names one, and where its folder is. */
export const FEATURE_LINE = /^export \{ \w+ \} from "(\.\/[^"]+)"$/
