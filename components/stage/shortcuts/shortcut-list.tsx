import { X } from "lucide-react"
import { useRef, useState } from "react"
import { shortcutRegistry } from "@/components/ui/shortcut-registry"
import { useShortcut } from "@/components/ui/use-shortcut"
import { texts } from "@/lib/texts/shortcuts"

/** The keys that do something in the call. The browser's own dialog keeps the focus in it and gives it back. */
export function ShortcutList() {
  const dialog = useRef<HTMLDialogElement>(null)
  const [shortcuts, setShortcuts] = useState<{ key: string; name: string }[]>([])
  useShortcut("?", texts.list, () => {
    setShortcuts(shortcutRegistry.all())
    dialog.current?.showModal()
  })

  return (
    <dialog
      ref={dialog}
      aria-labelledby="shortcut-list"
      className="m-auto w-[min(26rem,calc(100vw-1.5rem))] rounded-tile border border-line bg-surface p-5 text-text shadow-xl backdrop:bg-scrim"
    >
      <div className="flex items-center justify-between gap-4">
        <h2 id="shortcut-list" className="font-semibold">
          {texts.title}
        </h2>
        <button
          type="button"
          aria-label={texts.close}
          onClick={() => dialog.current?.close()}
          className="-mr-2 grid size-11 place-items-center rounded-control hover:bg-raised"
        >
          <X className="size-4.5" aria-hidden="true" />
        </button>
      </div>
      <dl className="my-2">
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
    </dialog>
  )
}
