import type { ReactNode } from "react"
import { createPortal } from "react-dom"
import { buttonStyles } from "@/components/ui/button"
import { usePictureInPicture } from "./picture-in-picture-context"
import { texts } from "./texts"

/** Shows the tiles in the call's own window while there is one, and the way back in their place. */
export function PictureInPictureFrame({ children }: { children: ReactNode }) {
  const { pipWindow, close } = usePictureInPicture()
  if (!pipWindow) return children
  return (
    <div className="flex size-full flex-col items-center justify-center gap-4 text-center text-muted">
      <p>{texts.inWindow}</p>
      <button type="button" className={buttonStyles.outline} onClick={close}>
        {texts.back}
      </button>
      {createPortal(children, pipWindow.document.body)}
    </div>
  )
}
