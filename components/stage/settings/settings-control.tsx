import { Settings } from "lucide-react"
import { texts } from "@/lib/texts/stage"
import { Control } from "../controls/control"

/** Opens the settings. */
export function SettingsControl({ onOpen }: { onOpen: () => void }) {
  return <Control name={texts.settings} icon={Settings} hint={texts.settings} onPress={onOpen} />
}
