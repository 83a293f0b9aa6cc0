import { useStore } from "@/components/ui/use-store"
import { useReactions } from "./reactions-context"

/** Places beside each other, so that reactions that come together don't cover each other. */
const LANES = 6

/** The reactions of the moment, rising over the tiles with the names of their senders. */
export function FloatingReactions() {
  const shown = useStore(useReactions().log.shown)
  return (
    <ul aria-hidden="true" className="absolute inset-x-4 bottom-3">
      {shown.map(({ id, name, emoji }) => (
        <li
          key={id}
          className="absolute bottom-0 flex max-w-40 flex-col items-start gap-1 motion-safe:animate-rise"
          style={{ left: `${((id % LANES) / LANES) * 100}%` }}
        >
          <span className="text-4xl/none">{emoji}</span>
          <bdi className="max-w-full truncate rounded-[10px] bg-scrim px-2 py-0.5 text-label font-medium text-on-scrim">
            {name}
          </bdi>
        </li>
      ))}
    </ul>
  )
}
