import { Tooltip } from "radix-ui"
import type { ReactNode } from "react"

/** A short text that appears when the control in it is hovered or focused. Needs a `HintProvider` above. */
export function Hint({ text, children }: { text: string; children: ReactNode }) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content
          sideOffset={8}
          className="z-20 rounded-[10px] bg-text px-2.5 py-1.5 text-label font-medium text-background shadow-lg"
        >
          {text}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}

/** Lets hints appear at once when the pointer goes from one control to the next. */
export const HintProvider = Tooltip.Provider
