import { ExternalE2EEKeyProvider, type Room, type RoomOptions } from "livekit-client"

/** End-to-end encryption of a call: options for its Room, and what has to be done before it connects. */
export type Encryption = {
  options: Pick<RoomOptions, "encryption">
  prepare: (room: Room) => Promise<void>
  close: () => void
}

/** @param key the room's 256 random bits */
export function createEncryption(key: Uint8Array<ArrayBuffer>): Encryption {
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
