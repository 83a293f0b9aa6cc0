import { parsePreferences } from "./preferences"
import { Remembered } from "./remembered"

/** How this person likes their calls, in the green room and in the call. */
export const rememberedPreferences = new Remembered("preferences", parsePreferences)
