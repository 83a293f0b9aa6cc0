import { parseChoices } from "./choices"
import { Remembered } from "./remembered"

/** What was chosen in the green room. One for the page: a second green room, after “Rejoin”, knows what the first did. */
export const rememberedChoices = new Remembered("choices", parseChoices)
