import { LayoutGrid } from "lucide-react"
import { useId } from "react"
import { SwitchField } from "@/components/ui/field"
import { Popup } from "@/components/ui/popup"
import { usePreferences } from "@/components/ui/use-store"
import { LAYOUTS } from "@/lib/room/tile-layout"
import { texts } from "@/lib/texts/call"
import { HEADER_BUTTON } from "./header-toggle"

/** Chooses how tiles are laid out, now and in the next calls. */
export function LayoutMenu() {
  const [{ layout, hideOthers }, change] = usePreferences()
  const name = useId()
  return (
    <Popup
      label={texts.layout}
      icon={<LayoutGrid className="size-4" aria-hidden="true" />}
      buttonClassName={`${HEADER_BUTTON} aria-expanded:bg-muted`}
    >
      {() => (
        <>
          <fieldset>
            <legend className="px-3 pt-1 pb-2 text-label text-muted-foreground">{texts.layout}</legend>
            {LAYOUTS.map((value) => (
              <label
                key={value}
                className="flex min-h-12 cursor-pointer items-center gap-3 rounded-control px-3 py-1.5 hover:bg-muted"
              >
                <input
                  type="radio"
                  name={name}
                  checked={layout === value}
                  onChange={() => change({ layout: value })}
                  className="size-4.5 shrink-0 accent-primary"
                />
                <span className="flex flex-col text-[15px]/5">
                  <span>{texts.layouts[value]}</span>
                  <span className="text-label text-muted-foreground">{texts.layoutHints[value]}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <div className="mt-1 border-t border-border px-3 pt-1">
            <SwitchField
              label={texts.preferences.hideOthers}
              checked={hideOthers}
              onChange={(checked) => change({ hideOthers: checked })}
            />
          </div>
        </>
      )}
    </Popup>
  )
}
