/** A sentence of the OpenAPI document, in which `…` is code. */
export function Prose({ text }: { text: string }) {
  return text.split("`").map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name
      <code key={index} className="rounded-md bg-raised px-1 py-0.5 font-mono text-[0.9em] text-text">
        {part}
      </code>
    ),
  )
}
