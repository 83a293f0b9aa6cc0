import { texts } from "@/lib/texts/stage"

/** For the moment in which the stage is built. */
export function Entrance() {
  return (
    <main className="grid min-h-dvh place-items-center bg-background">
      <p role="status" className="rounded-full bg-text px-4 py-2 text-label font-medium text-background">
        {texts.joining}
      </p>
    </main>
  )
}
