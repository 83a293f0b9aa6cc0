import { Hand, MicOff } from "lucide-react"

const PEOPLE = [
  { name: "Ada", background: "bg-person-1", speaking: true },
  { name: "Ben", background: "bg-person-2" },
  { name: "Cleo", background: "bg-person-3", hand: true },
  { name: "Dev", background: "bg-person-4", muted: true },
]

/** A drawing of a call, for the eye only. */
export function HeroTiles() {
  return (
    <div aria-hidden="true" className="grid grid-cols-2 gap-3 text-on-scrim select-none max-lg:hidden">
      {PEOPLE.map(({ name, background, speaking, hand, muted }) => (
        <div
          key={name}
          className={`relative aspect-[11/8] overflow-hidden rounded-tile ${background} ${speaking ? "ring-3 ring-accent" : ""}`}
        >
          <div className="absolute inset-0 bg-radial-[at_30%_20%] from-on-scrim/20 to-scrim" />
          <div className="absolute bottom-0 left-1/2 h-[47%] w-[56%] -translate-x-1/2 rounded-t-full bg-on-scrim/70" />
          <div className="absolute top-[30%] left-1/2 aspect-square w-[22%] -translate-x-1/2 rounded-full bg-on-scrim/90" />
          <span className="absolute bottom-2.5 left-2.5 flex items-center gap-1.5 rounded-[10px] bg-scrim px-2.5 py-1 text-label font-medium">
            {muted && <MicOff className="size-3.5" />}
            {name}
          </span>
          {hand && (
            <span className="absolute top-2.5 right-2.5 grid size-9 place-items-center rounded-[12px] bg-warning text-on-warning">
              <Hand className="size-4.5" />
            </span>
          )}
        </div>
      ))}
    </div>
  )
}
