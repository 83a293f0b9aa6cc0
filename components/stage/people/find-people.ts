/** Those whose name has `text` in it, however it is written: without regard to capitals and accents. */
export function findPeople<T extends { name?: string | undefined }>(
  people: readonly T[],
  text: string,
): readonly T[] {
  const wanted = plain(text)
  return wanted === "" ? people : people.filter(({ name }) => plain(name ?? "").includes(wanted))
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/gu, " ").trim()
}
