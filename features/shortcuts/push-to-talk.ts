import { useRoomContext } from "@livekit/components-react"
import { useEffect, useEffectEvent } from "react"
import { useNotice } from "@/components/call/notice"
import { usePublication } from "@/components/call/preview-publication"
import { useRights } from "@/components/call/rights"
import { shortcutRegistry, takesKeys } from "@/components/ui/use-shortcut"
import { usePreferences } from "@/components/ui/use-store"
import { isElement, listenInWindows } from "@/components/ui/windows"
import { isComposing } from "@/lib/room/key-press"
import { mediaErrorCode, mediaErrorMessage } from "@/lib/room/media-error"
import { texts } from "./texts"

/** Unmutes the microphone while Space is held. */
export function usePushToTalk(): void {
  const room = useRoomContext()
  const publication = usePublication()
  const showNotice = useNotice()
  const [{ shortcuts }] = usePreferences()
  const { microphone: canSpeak } = useRights()
  const onError = useEffectEvent((error: unknown) =>
    showNotice(mediaErrorMessage("microphone", mediaErrorCode(error, "microphone"))),
  )

  useEffect(() => {
    if (!shortcuts || !canSpeak) return
    let isHeld = false
    // Queued, so that a short press can't end with the microphone on.
    let queue = Promise.resolve()
    const setMicrophone = (enabled: boolean) => {
      queue = queue.then(async () => {
        await room.localParticipant.setMicrophoneEnabled(enabled).catch(onError)
      })
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isSpace(event) || event.repeat || event.defaultPrevented || isComposing(event)) return
      const hasModifier = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey
      if (hasModifier || usesSpace(event.target)) return
      event.preventDefault()
      // LiveKit would capture a second microphone while the preview's track is still being published.
      if (room.localParticipant.isMicrophoneEnabled || publication.isPending("microphone")) return
      isHeld = true
      setMicrophone(true)
    }
    const release = () => {
      if (!isHeld) return
      isHeld = false
      setMicrophone(false)
    }
    const onKeyUp = (event: KeyboardEvent) => isSpace(event) && release()
    const cleanups = [
      release,
      listenInWindows("keydown", onKeyDown),
      listenInWindows("keyup", onKeyUp),
      // Browsers don't send keyup to a window without focus, and not even blur to one that is closed.
      listenInWindows("blur", release),
      listenInWindows("pagehide", release),
      shortcutRegistry.add(texts.space, texts.pushToTalk),
    ]
    return () => {
      for (const cleanUp of cleanups) cleanUp()
    }
  }, [room, publication, shortcuts, canSpeak])
}

/** Some remote controls and on-screen keyboards send no code, and Japanese input methods a wide space. */
function isSpace({ code, key }: KeyboardEvent): boolean {
  return code === "Space" || key === " "
}

/** Whether the focused element handles Space itself, as a button does. */
function usesSpace(target: EventTarget | null): boolean {
  if (takesKeys(target)) return true
  return (
    isElement(target) &&
    target.closest("button, a, summary, video, [role=button], [role=tab], [role=slider], [role=switch]") !==
      null
  )
}
