import { features } from "./features"

/** What the features show over the tiles. */
export function Overlays() {
  return (
    <div className="pointer-events-none absolute inset-0 overflow-hidden">
      {features.map(({ id, Overlay }) => Overlay && <Overlay key={id} />)}
    </div>
  )
}
