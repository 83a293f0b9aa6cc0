import { UserRound } from "lucide-react"
import { initials } from "@/lib/room/initials"
import { personColour } from "@/lib/room/person-colour"

/** A person's initials, where there is no picture of them. Grows with its tile. */
export function Avatar({ name, seed }: { name: string; seed: string }) {
  const letters = initials(name)
  return (
    <span
      aria-hidden="true"
      className={`grid aspect-square h-[clamp(2.5rem,40cqmin,7rem)] place-items-center rounded-full text-[clamp(1rem,16cqmin,2.75rem)] font-semibold text-on-scrim ${personColour(seed)}`}
    >
      {letters || <UserRound className="size-1/2" />}
    </span>
  )
}
