import { Captions, CaptionsOff } from "lucide-react"
import { useStore } from "@/components/ui/use-store"
import { Control } from "../controls/control"
import { useCaptions } from "./captions-context"
import { texts } from "./texts"

/** Shows and hides the captions. */
export function CaptionsControl() {
  const { isShown } = useCaptions()
  const shown = useStore(isShown)
  return (
    <Control
      name={texts.captions}
      icon={shown ? Captions : CaptionsOff}
      hint={shown ? texts.hide : texts.show}
      pressed={shown}
      onPress={() => isShown.set(!shown)}
    />
  )
}
