import { useRoomContext } from "@livekit/components-react"
import { useEffect, useEffectEvent } from "react"
import { shortcutRegistry } from "@/components/ui/shortcut-registry"
import { takesKeys } from "@/components/ui/takes-keys"
import { mediaFault, mediaFaultSentence } from "@/lib/room/media-fault"
import { useNotice } from "../notice-context"
import { usePublication } from "../publication-context"
import { texts } from "./texts"

/** While muted, holding Space lets the person be heard until it is released. */
export function usePushToTalk(): void {
  const room = useRoomContext()
  const publication = usePublication()
  const onNotice = useNotice()
  const onFault = useEffectEvent((error: unknown) =>
    onNotice(mediaFaultSentence("microphone", mediaFault(error))),
  )

  useEffect(() => {
    let isHeld = false
    // One after the other: a short press must not end with the microphone on.
    let last = Promise.resolve()
    const set = (on: boolean) => {
      last = last.then(async () => {
        await room.localParticipant.setMicrophoneEnabled(on).catch(onFault)
      })
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.code !== "Space" || event.repeat || event.defaultPrevented || event.isComposing) return
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || usesSpace(event.target)) return
      event.preventDefault()
      // On its way it is on too, and LiveKit, which doesn't know yet, would capture a second one.
      if (room.localParticipant.isMicrophoneEnabled || publication.isUnderWay("microphone")) return
      isHeld = true
      set(true)
    }
    const release = () => {
      if (!isHeld) return
      isHeld = false
      set(false)
    }
    const onKeyUp = (event: KeyboardEvent) => event.code === "Space" && release()
    window.addEventListener("keydown", onKeyDown)
    window.addEventListener("keyup", onKeyUp)
    // The release of a key is not told to a page that is not in front.
    window.addEventListener("blur", release)
    const remove = shortcutRegistry.add(texts.space, texts.pushToTalk)
    return () => {
      release()
      remove()
      window.removeEventListener("keydown", onKeyDown)
      window.removeEventListener("keyup", onKeyUp)
      window.removeEventListener("blur", release)
    }
  }, [room, publication])
}

/** Whether Space means something where the focus is: a button is pressed by it. */
function usesSpace(target: EventTarget | null): boolean {
  return (
    takesKeys(target) ||
    (target instanceof Element &&
      target.closest("button, a, summary, video, [role=button], [role=tab], [role=slider], [role=switch]") !==
        null)
  )
}
