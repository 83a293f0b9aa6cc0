import { Hand, MicOff } from "lucide-react"

const TILES = [
  { name: "Ada", background: "bg-avatar-1", isSpeaking: true },
  { name: "Ben", background: "bg-avatar-2" },
  { name: "Cleo", background: "bg-avatar-3", hasRaisedHand: true },
  { name: "Dev", background: "bg-avatar-4", isMuted: true },
]

/** A decorative drawing of a call. */
export function HeroTiles() {
  return (
    <div
      aria-hidden="true"
      className="grid grid-cols-2 gap-2 text-scrim-foreground select-none sm:portrait:max-lg:grid-cols-4 lg:gap-3"
    >
      {TILES.map(({ name, background, isSpeaking, hasRaisedHand, isMuted }) => (
        <div
          key={name}
          className={`relative aspect-[11/8] overflow-hidden rounded-tile ${background} ${isSpeaking ? "ring-3 ring-primary" : ""}`}
        >
          <div className="absolute inset-0 bg-radial-[at_30%_20%] from-scrim-foreground/20 to-scrim" />
          <div className="absolute bottom-0 left-1/2 h-[47%] w-[56%] -translate-x-1/2 rounded-t-full bg-scrim-foreground/70" />
          <div className="absolute top-[30%] left-1/2 aspect-square w-[22%] -translate-x-1/2 rounded-full bg-scrim-foreground/90" />
          <span className="absolute bottom-2.5 left-2.5 flex items-center gap-1.5 rounded-sm bg-scrim px-2.5 py-1 text-label font-medium">
            {isMuted && <MicOff className="size-3.5" />}
            <span>{name}</span>
          </span>
          {hasRaisedHand && (
            <span className="absolute top-2.5 right-2.5 grid size-9 place-items-center rounded-md bg-warning text-warning-foreground">
              <Hand className="size-4.5" />
            </span>
          )}
        </div>
      ))}
    </div>
  )
}
