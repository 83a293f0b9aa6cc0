import { useStore } from "@/components/ui/use-store"
import type { Store } from "@/lib/room/store"

export type Sentence = { id: number; text: string }

/** What a screen reader says as it appears here: `log` is polite, and reads only what is new. */
export function LiveRegion({ sentences }: { sentences: Store<readonly Sentence[]> }) {
  return (
    <div role="log" className="sr-only">
      {useStore(sentences).map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  )
}
