import { PictureInPicture2 } from "lucide-react"
import { useEffect, useRef } from "react"
import type { Feature } from "@/components/call/feature-slots"
import { HeaderToggle } from "@/components/call/header-toggle"
import { useTilesWindow } from "@/components/call/tiles-window"
import { texts } from "./texts"

/** Shows the tiles in a window that stays above all others. */
export const pictureInPicture: Feature = {
  id: "picture-in-picture",
  HeaderButton: PictureInPictureButton,
}

function PictureInPictureButton() {
  const { tilesWindow, setTilesWindow } = useTilesWindow()
  const isUnmounted = useRef(false)
  useEffect(() => () => tilesWindow?.close(), [tilesWindow])
  useEffect(() => {
    isUnmounted.current = false
    return () => {
      isUnmounted.current = true
    }
  }, [])
  const api = documentPictureInPicture()
  if (!api && !document.pictureInPictureEnabled) return null

  const open = async () => {
    // A browser without document picture-in-picture can only lift out a single video.
    if (!api) return void (await largestVideo()?.requestPictureInPicture())
    const opened = await api.requestWindow({ width: 420, height: 320 })
    // The call may have ended meanwhile.
    if (isUnmounted.current) return opened.close()
    const stopMirroring = mirrorDocument(opened.document)
    const onClose = () => {
      stopMirroring()
      setTilesWindow(undefined)
    }
    opened.addEventListener("pagehide", onClose, { once: true })
    setTilesWindow(opened)
  }
  return (
    <HeaderToggle
      name={texts.pictureInPicture}
      icon={PictureInPicture2}
      pressed={tilesWindow !== undefined}
      // If the browser refuses, the tiles stay in the page.
      onPress={() => (tilesWindow ? tilesWindow.close() : void open().catch(() => undefined))}
    />
  )
}

// Not yet in TypeScript's types: https://wicg.github.io/document-picture-in-picture/
type DocumentPictureInPicture = {
  requestWindow: (size: { width: number; height: number }) => Promise<Window>
}

function documentPictureInPicture(): DocumentPictureInPicture | undefined {
  return "documentPictureInPicture" in window
    ? (window.documentPictureInPicture as DocumentPictureInPicture)
    : undefined
}

/**
 * Gives another document the page's styles, title, language and theme, now and whenever they change.
 * @returns a function that stops following the page
 */
export function mirrorDocument(target: Document): () => void {
  const copies = new Map<Node, Node>()
  const mirror = () => {
    const source = document.documentElement
    for (const { name } of [...target.documentElement.attributes])
      target.documentElement.removeAttribute(name)
    for (const { name, value } of source.attributes) target.documentElement.setAttribute(name, value)
    target.title = document.title
    const sheets = new Set<Node>(document.querySelectorAll("link[rel=stylesheet], style"))
    for (const [sheet, copy] of copies) {
      if (sheets.has(sheet)) continue
      copies.delete(sheet)
      copy.parentNode?.removeChild(copy)
    }
    for (const sheet of sheets) {
      if (copies.has(sheet)) continue
      const copy = sheet.cloneNode(true) as HTMLElement
      // A browser hides the nonce from the attribute that was cloned.
      copy.nonce = (sheet as HTMLElement).nonce
      copies.set(sheet, copy)
      target.head.append(copy)
    }
  }
  mirror()
  target.body.className = "h-dvh p-2"
  const observer = new MutationObserver(mirror)
  observer.observe(document.documentElement, { attributes: true })
  observer.observe(document.head, { childList: true, subtree: true, characterData: true })
  return () => observer.disconnect()
}

function largestVideo(): HTMLVideoElement | undefined {
  const videos = [...document.querySelectorAll<HTMLVideoElement>("[data-source] video")]
  return videos.sort((a, b) => b.clientWidth * b.clientHeight - a.clientWidth * a.clientHeight)[0]
}
