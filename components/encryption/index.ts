import type { LinkFeature } from "../link-feature"
import { EncryptOption } from "./encrypt-option"
import { readKey } from "./room-key"
import { texts } from "./texts"

/** End-to-end encryption of a call, by a key in the link. */
export const encryption: LinkFeature = {
  id: "encryption",
  NewRoomOption: EncryptOption,
  faultOf: (fragment) => {
    try {
      readKey(fragment)
    } catch {
      // Joining without the key would send what was meant to be encrypted in the clear.
      return texts.damagedKey
    }
  },
  load: async () => (await import("./call-part")).callPart,
}
