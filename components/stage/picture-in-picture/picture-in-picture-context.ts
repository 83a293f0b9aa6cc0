import { createContext, useContext } from "react"

export type PictureInPicture = {
  /** The call's own window, while there is one. */
  pipWindow: Window | undefined
  isSupported: boolean
  open: () => void
  close: () => void
}

export const PictureInPictureContext = createContext<PictureInPicture>({
  pipWindow: undefined,
  isSupported: false,
  open: () => undefined,
  close: () => undefined,
})

export function usePictureInPicture(): PictureInPicture {
  return useContext(PictureInPictureContext)
}
