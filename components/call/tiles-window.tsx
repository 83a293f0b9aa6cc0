import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react"
import { createPortal } from "react-dom"
import { buttonStyles } from "@/components/ui/button"
import { addWindow } from "@/components/ui/windows"
import { texts } from "@/lib/texts/call"

export type TilesWindow = {
  /** The window that shows the tiles, such as a picture-in-picture window; undefined while the page does. */
  tilesWindow: Window | undefined
  setTilesWindow: (tilesWindow: Window | undefined) => void
}

const TilesWindowContext = createContext<TilesWindow>({
  tilesWindow: undefined,
  setTilesWindow: () => undefined,
})

export function useTilesWindow(): TilesWindow {
  return useContext(TilesWindowContext)
}

export function TilesWindowProvider({ children }: { children: ReactNode }) {
  const [tilesWindow, setTilesWindow] = useState<Window>()
  // Keys pressed there count as pressed here.
  useEffect(() => tilesWindow && addWindow(tilesWindow), [tilesWindow])
  const state = useMemo(() => ({ tilesWindow, setTilesWindow }), [tilesWindow])
  return <TilesWindowContext value={state}>{children}</TilesWindowContext>
}

/** Renders the tiles in the other window if there is one, and in their place a button to bring them back. */
export function TilesPortal({ children }: { children: ReactNode }) {
  const { tilesWindow } = useTilesWindow()
  if (!tilesWindow) return children
  return (
    <div className="flex size-full flex-col items-center justify-center gap-4 text-center text-muted-foreground">
      <p>{texts.inOtherWindow}</p>
      <button type="button" className={buttonStyles.outline} onClick={() => tilesWindow.close()}>
        {texts.bringBack}
      </button>
      {createPortal(children, tilesWindow.document.body)}
    </div>
  )
}
