import type { Feature } from "../feature"
import { PictureInPictureButton } from "./picture-in-picture-button"
import { PictureInPictureFrame } from "./picture-in-picture-frame"
import { PictureInPictureProvider } from "./picture-in-picture-provider"

/** The call in a window that stays above all others. */
export const pictureInPicture: Feature = {
  id: "picture-in-picture",
  order: 70,
  Provider: PictureInPictureProvider,
  HeaderButton: PictureInPictureButton,
  TilesFrame: PictureInPictureFrame,
}
