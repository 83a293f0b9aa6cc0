const list = new Intl.ListFormat("en", { type: "conjunction" })

/** People's names in a sentence: “Ada, Ben, and Cleo”. */
export function listOfNames(names: Iterable<string>): string {
  return list.format(names)
}
