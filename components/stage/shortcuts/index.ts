import type { Feature } from "../feature"
import { Shortcuts } from "./shortcuts"

/** Push-to-talk on Space, and the list of all keys on `?`. */
export const shortcuts: Feature = { id: "shortcuts", order: 60, Beside: Shortcuts }
