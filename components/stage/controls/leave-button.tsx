import { PhoneOff } from "lucide-react"
import { Toolbar } from "radix-ui"
import { Hint } from "@/components/ui/hint"
import { texts } from "@/lib/texts/stage"
import { useCall } from "../call-context"

/** Ends the call for this person. */
export function LeaveButton() {
  const { leave } = useCall()
  return (
    <Hint text={texts.leaveHint}>
      <Toolbar.Button
        aria-label={texts.leave}
        onClick={leave}
        className="grid h-12 w-16 shrink-0 place-items-center rounded-control bg-danger text-on-danger transition hover:opacity-90 active:scale-95"
      >
        <PhoneOff className="size-5" aria-hidden="true" />
      </Toolbar.Button>
    </Hint>
  )
}
