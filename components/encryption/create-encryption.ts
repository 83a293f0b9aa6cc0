import { ExternalE2EEKeyProvider } from "livekit-client"
import type { CallSetup } from "../link-feature"

/** @param key the room's 256 random bits */
export function createEncryption(key: Uint8Array<ArrayBuffer>): CallSetup {
  const keyProvider = new ExternalE2EEKeyProvider()
  const worker = new Worker(new URL("livekit-client/e2ee-worker", import.meta.url))
  return {
    options: { encryption: { keyProvider, worker } },
    prepare: async (room) => {
      await keyProvider.setKey(key.slice().buffer)
      await room.setE2EEEnabled(true)
    },
    close: () => worker.terminate(),
  }
}
