import type { LucideIcon } from "lucide-react"
import { useEffect } from "react"
import { whenIdle } from "@/lib/room/when-idle"
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
  useEffect(() => whenIdle(() => void panel.load().catch(() => undefined), 10_000), [panel])

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
