import { PictureInPicture2 } from "lucide-react"
import { HeaderToggle } from "../header-toggle"
import { usePictureInPicture } from "./picture-in-picture-context"
import { texts } from "./texts"

/** Puts the call into a window that stays above all others, and back; nothing where the browser can't. */
export function PictureInPictureButton() {
  const { pipWindow, isSupported, open, close } = usePictureInPicture()
  if (!isSupported) return null
  return (
    <HeaderToggle
      name={texts.pictureInPicture}
      icon={PictureInPicture2}
      pressed={pipWindow !== undefined}
      onPress={pipWindow ? close : open}
    />
  )
}
