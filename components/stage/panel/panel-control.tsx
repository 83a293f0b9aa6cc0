import type { LucideIcon } from "lucide-react"
import { useEffect } from "react"
import { Control } from "../controls/control"
import { usePanel } from "./panel-context"
import type { PanelDefinition } from "./panel-definition"

type PanelControlProps = {
  panel: PanelDefinition
  icon: LucideIcon
  hints: { open: string; close: string }
  shortcut?: string
  badge?: { count: number; label: string }
}

/** The button of a panel. Loads the panel's code when the browser has time, so that it opens at once. */
export function PanelControl({ panel, icon, hints, shortcut, badge }: PanelControlProps) {
  const { open, toggle } = usePanel()
  const isOpen = open === panel.title
  useEffect(() => whenIdle(() => void panel.load().catch(() => undefined)), [panel])

  return (
    <Control
      name={panel.title}
      icon={icon}
      hint={isOpen ? hints.close : hints.open}
      pressed={isOpen}
      onPress={() => toggle(panel.title)}
      badge={badge}
      {...(shortcut && { shortcut })}
    />
  )
}

function whenIdle(task: () => void): () => void {
  // Safari has no requestIdleCallback.
  if (!("requestIdleCallback" in window)) {
    const timer = setTimeout(task, 3000)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(task, { timeout: 10_000 })
  return () => cancelIdleCallback(handle)
}
