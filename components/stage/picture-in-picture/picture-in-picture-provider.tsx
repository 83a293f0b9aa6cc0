import { type ReactNode, useEffect, useMemo, useState } from "react"
import { PictureInPictureContext } from "./picture-in-picture-context"

// Not yet in TypeScript's own types: https://wicg.github.io/document-picture-in-picture/
type DocumentPictureInPicture = {
  requestWindow: (size: { width: number; height: number }) => Promise<Window>
}

function documentPictureInPicture(): DocumentPictureInPicture | undefined {
  return "documentPictureInPicture" in window
    ? (window.documentPictureInPicture as DocumentPictureInPicture)
    : undefined
}

/**
 * Keeps the call's own window, which stays above all others. Where a browser can only lift out a video, it lifts the
 * largest one.
 */
export function PictureInPictureProvider({ children }: { children: ReactNode }) {
  const [pipWindow, setPipWindow] = useState<Window>()
  useEffect(() => () => pipWindow?.close(), [pipWindow])

  const state = useMemo(() => {
    const open = async () => {
      try {
        const api = documentPictureInPicture()
        if (!api) return await largestVideo()?.requestPictureInPicture()
        const opened = await api.requestWindow({ width: 420, height: 320 })
        dress(opened)
        opened.addEventListener("pagehide", () => setPipWindow(undefined), { once: true })
        setPipWindow(opened)
      } catch {
        // Refused by the browser: the call stays where it is.
      }
    }
    return {
      pipWindow,
      isSupported: documentPictureInPicture() !== undefined || document.pictureInPictureEnabled,
      open: () => void open(),
      close: () => pipWindow?.close(),
    }
  }, [pipWindow])

  return <PictureInPictureContext value={state}>{children}</PictureInPictureContext>
}

/** Gives the window the page's styles, language and theme. */
function dress(opened: Window) {
  const { document: target } = opened
  for (const sheet of document.querySelectorAll<HTMLElement>("link[rel=stylesheet], style")) {
    const copy = sheet.cloneNode(true) as HTMLElement
    if (sheet.nonce) copy.nonce = sheet.nonce
    target.head.append(copy)
  }
  target.title = document.title
  target.documentElement.className = document.documentElement.className
  target.documentElement.lang = document.documentElement.lang
  target.body.className = "h-dvh p-2"
}

function largestVideo(): HTMLVideoElement | undefined {
  const videos = [...document.querySelectorAll<HTMLVideoElement>("[data-source] video")]
  return videos.sort((a, b) => b.clientWidth * b.clientHeight - a.clientWidth * a.clientHeight)[0]
}
