import type { ReactNode } from "react"
import { useFeatures } from "../features-context"
import { Panel } from "./panel"
import { usePanel } from "./panel-context"

/**
 * The open panel at the right of `children` on a wide screen, over them on a narrow one. What it covers is hidden, so
 * that the focus never goes where nobody sees it.
 */
export function WithPanel({ children }: { children: ReactNode }) {
  const { open, close } = usePanel()
  const panel = useFeatures().find(({ panel }) => panel?.title === open)?.panel
  return (
    <div
      data-panel-open={panel ? true : undefined}
      className="relative flex min-h-0 flex-1 gap-3 *:min-w-0 max-lg:data-panel-open:[&>main>:not([role=status])]:invisible"
    >
      {children}
      {panel && <Panel key={panel.title} definition={panel} onClose={close} />}
    </div>
  )
}
