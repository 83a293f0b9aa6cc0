import type { Feature } from "@/components/call/feature-slots"
import { captions } from "./captions"
import { chat } from "./chat"
import { fullScreen } from "./full-screen"
import { hands } from "./hands"
import { people } from "./people"
import { pictureInPicture } from "./picture-in-picture"
import { reactions } from "./reactions"
import { shortcuts } from "./shortcuts"

/**
 * What a call can do beyond showing tiles. The order is that of the buttons in the control bar and in the header. To
 * remove a feature, delete its folder, its import and its line.
 */
export const features: readonly Feature[] = [
  hands, // raise a hand
  chat, // messages to everyone
  people, // who is in the call, invitations
  reactions, // emojis that float over the tiles
  captions, // captions and a transcript
  shortcuts, // push-to-talk, the list of keys
  pictureInPicture, // the tiles in a window of their own
  fullScreen, // the page in full screen
]
