import type { ComponentType } from "react"

export type PanelDefinition = {
  /** Also the name of the button that opens it. */
  title: string
  /** Its content: loaded when it is needed, or when the browser has nothing else to do. */
  load: () => Promise<{ default: ComponentType }>
}
