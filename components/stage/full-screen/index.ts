import type { Feature } from "../feature"
import { FullScreenButton } from "./full-screen-button"

/** The page on the whole screen. */
export const fullScreen: Feature = { id: "full-screen", order: 80, HeaderButton: FullScreenButton }
