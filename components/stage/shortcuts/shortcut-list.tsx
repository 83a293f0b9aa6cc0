import { useState } from "react"
import { Dialog } from "@/components/ui/dialog"
import { shortcutRegistry } from "@/components/ui/shortcut-registry"
import { useShortcut } from "@/components/ui/use-shortcut"
import { texts } from "./texts"

/** The keys that do something in the call. */
export function ShortcutList() {
  const [shortcuts, setShortcuts] = useState<{ key: string; name: string }[]>()
  useShortcut("?", texts.list, () => setShortcuts(shortcutRegistry.all()))
  if (!shortcuts) return null

  return (
    <Dialog title={texts.title} closeLabel={texts.close} onClose={() => setShortcuts(undefined)}>
      <dl>
        {[...shortcuts, { key: "Esc", name: texts.closePanel }].map(({ key, name }) => (
          <div key={key} className="flex min-h-10 items-center justify-between gap-4 text-[15px]">
            <dt>{name}</dt>
            <dd>
              <kbd className="inline-block min-w-8 rounded-lg border border-line bg-raised px-2 py-0.5 text-center font-sans text-label font-medium">
                {key}
              </kbd>
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-label text-muted">{texts.note}</p>
    </Dialog>
  )
}
