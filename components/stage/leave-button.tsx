import { useSessionContext } from "@livekit/components-react"
import { PhoneOff } from "lucide-react"
import { Toolbar } from "radix-ui"
import { Hint } from "@/components/ui/hint"

/** Ends the call for this person. */
export function LeaveButton() {
  const { end } = useSessionContext()
  return (
    <Hint text="Leave the call">
      <Toolbar.Button
        aria-label="Leave"
        onClick={() => void end()}
        className="ml-1 grid h-12 w-16 place-items-center rounded-control bg-danger text-on-danger transition hover:opacity-90 active:scale-95"
      >
        <PhoneOff className="size-5" aria-hidden="true" />
      </Toolbar.Button>
    </Hint>
  )
}
