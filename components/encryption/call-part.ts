import type { CallPart } from "../link-feature"
import { createEncryption } from "./create-encryption"
import { EncryptionMark } from "./encryption-mark"
import { readKey } from "./room-key"
import { useUndecryptable } from "./use-undecryptable"

/** What a call has of encryption: its key, the sign of it, and the reason for a picture that can't be shown. */
export const callPart: CallPart = {
  callSetup: (fragment) => {
    const key = readKey(fragment)
    return key && createEncryption(key)
  },
  feature: { id: "encryption", order: 90, HeaderMark: EncryptionMark, useCover: useUndecryptable },
}
