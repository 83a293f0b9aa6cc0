import { useEffect, useEffectEvent, useState } from "react"
import { buttonStyles } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { useBack } from "@/components/ui/use-back"
import { backStack } from "@/lib/room/back-stack"
import { texts } from "@/lib/texts/call"
import { useCall } from "./call-context"

/** Asks before Back leaves the call. */
export function LeaveQuestion() {
  const { leave } = useCall()
  const [isAsked, setAsked] = useState(false)
  useBack(() => setAsked(true))
  // Browsers skip history entries that a page adds without a click: a second Back leaves the page at once.
  useUnloadQuestion(() => isAsked)
  if (!isAsked) return null

  const stay = () => setAsked(false)
  const leaveByBack = () => {
    stay()
    backStack.leave()
    leave()
  }
  return (
    <Dialog title={texts.leaveQuestion.title} closeLabel={texts.close} onClose={stay}>
      <p className="text-muted-foreground">{texts.leaveQuestion.detail}</p>
      <div className="flex flex-wrap justify-end gap-2.5">
        <button type="button" onClick={stay} className={buttonStyles.outline}>
          {texts.leaveQuestion.stay}
        </button>
        <button type="button" onClick={leaveByBack} className={buttonStyles.primary}>
          {texts.leave}
        </button>
      </div>
    </Dialog>
  )
}

/** Lets the browser ask before the page is closed or reloaded, if `isNeeded` says that something would be lost. */
export function useUnloadQuestion(isNeeded: () => boolean): void {
  const shouldAsk = useEffectEvent(isNeeded)
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (shouldAsk()) event.preventDefault()
    }
    window.addEventListener("beforeunload", ask)
    return () => window.removeEventListener("beforeunload", ask)
  }, [])
}
