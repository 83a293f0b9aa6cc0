// What a call can do besides showing tiles, a line each. Delete one, and nothing of it is left in the app; add one for a
// feature of your own. How they stand beside each other says the `order` of each.
export { announcer } from "./announcer"
export { captions } from "./captions"
export { chat } from "./chat"
export { fullScreen } from "./full-screen"
export { hands } from "./hands"
export { people } from "./people"
export { pictureInPicture } from "./picture-in-picture"
export { reactions } from "./reactions"
export { shortcuts } from "./shortcuts"
