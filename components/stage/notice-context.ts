import { createContext, useContext } from "react"

/** Shows a sentence above the controls. */
export const NoticeContext = createContext<(notice: string) => void>(() => undefined)

export function useNotice(): (notice: string) => void {
  return useContext(NoticeContext)
}
