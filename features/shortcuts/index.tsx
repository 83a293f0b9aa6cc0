import { type ReactNode, useState } from "react"
import type { Feature } from "@/components/call/feature-slots"
import { useTilesWindow } from "@/components/call/tiles-window"
import { Dialog } from "@/components/ui/dialog"
import { shortcutRegistry, useShortcut } from "@/components/ui/use-shortcut"
import { usePushToTalk } from "./push-to-talk"
import { texts } from "./texts"

/** Push-to-talk with Space, and a list of all shortcuts on `?`. */
export const shortcuts: Feature = { id: "shortcuts", Provider: ShortcutsProvider }

function ShortcutsProvider({ children }: { children: ReactNode }) {
  usePushToTalk()
  return (
    <>
      {children}
      <ShortcutList />
    </>
  )
}

/** A dialog with the shortcuts that are active when it opens, in the window in which the key was pressed. */
function ShortcutList() {
  const [active, setActive] = useState<{ key: string; name: string }[]>()
  const [target, setTarget] = useState<Window>(window)
  const { tilesWindow } = useTilesWindow()
  useShortcut("?", texts.showList, ({ view }) => {
    setTarget(view ?? window)
    setActive(shortcutRegistry.all())
  })
  const isWindowOpen = target === window || target === tilesWindow
  if (!active || !isWindowOpen) return null

  return (
    <Dialog title={texts.title} closeLabel={texts.close} target={target} onClose={() => setActive(undefined)}>
      <dl>
        {[...active, { key: "Esc", name: texts.closePanel }].map(({ key, name }) => (
          <div key={key} className="flex min-h-10 items-center justify-between gap-4 text-[15px]">
            <dt>{name}</dt>
            <dd>
              <kbd
                translate="no"
                className="inline-block min-w-8 rounded-sm border border-border bg-muted px-2 py-0.5 text-center font-sans text-label font-medium"
              >
                {key}
              </kbd>
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-label text-muted-foreground">{texts.note}</p>
    </Dialog>
  )
}
