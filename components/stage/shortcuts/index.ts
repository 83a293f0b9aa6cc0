import type { Feature } from "../feature"
import { ShortcutsProvider } from "./shortcuts-provider"

/** Push-to-talk on Space, and the list of all keys on `?`. */
export const shortcuts: Feature = { id: "shortcuts", order: 60, Provider: ShortcutsProvider }
