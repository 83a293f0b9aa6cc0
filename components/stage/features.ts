import { announcer } from "./announcer"
import { captions } from "./captions"
import { chat } from "./chat"
import type { Feature } from "./feature"
import { hands } from "./hands"
import { people } from "./people"
import { reactions } from "./reactions"
import { shortcuts } from "./shortcuts"

/**
 * What the stage can do besides showing tiles. Delete a line and nothing of it is left in the app; add one for a
 * feature of your own. The order is that of the controls: the last ones are the first to go into the menu on a narrow
 * screen. Whoever stands further up can be used by those below.
 */
export const features: readonly Feature[] = [
  announcer, // First: the others speak through it.
  hands,
  chat,
  people,
  reactions,
  captions,
  shortcuts,
]
