import { useRoomContext } from "@livekit/components-react"
import { Hand } from "lucide-react"
import { useState } from "react"
import { useAnnounce } from "../announce-context"
import { Control } from "../controls/control"
import { useNotice } from "../notice-context"
import { useHands } from "./hands-context"
import { texts } from "./texts"
import { useHandPlace } from "./use-hand-place"

/** Of several changes within a moment the last one counts. */
const last = (sentences: readonly string[]) => sentences.slice(-1)

/** Raises this person's hand for all to see, and lowers it. */
export function HandControl() {
  const { localParticipant } = useRoomContext()
  const announce = useAnnounce()
  const onNotice = useNotice()
  const { queue, raise } = useHands()
  const isRaised = useHandPlace(localParticipant.identity) > 0
  // What was asked for counts at once; the server's answer, or the lack of one, has the last word.
  const [wanted, setWanted] = useState<boolean>()
  const pressed = wanted ?? isRaised

  const toggle = async () => {
    const isUp = !pressed
    setWanted(isUp)
    try {
      await raise(isUp)
      const place = queue.get().indexOf(localParticipant.identity) + 1
      announce(last, isUp ? texts.yours(Math.max(1, place)) : texts.lowered)
    } catch {
      onNotice(texts.failed)
    } finally {
      setWanted(undefined)
    }
  }

  return (
    <Control
      name={texts.raiseHand}
      icon={Hand}
      hint={pressed ? texts.lower : texts.raise}
      shortcut="h"
      pressed={pressed}
      busy={wanted !== undefined}
      onPress={() => void toggle()}
    />
  )
}
