import { ExternalE2EEKeyProvider, type Room, type RoomOptions } from "livekit-client"
import { failedBuildFiles, partError } from "../load-part"

/** End-to-end encryption of one room. A worker serves one room only. */
export type Encryption = {
  roomOptions: Pick<RoomOptions, "encryption">
  /** Enables it for a room that is not connected yet, so that nothing is sent unencrypted. */
  enable: (room: Room) => Promise<void>
  close: () => void
}

/** @param key 256 random bits (lib/room/room-key.ts) */
export function createEncryption(key: Uint8Array<ArrayBuffer>): Encryption {
  const keyProvider = new ExternalE2EEKeyProvider()
  const worker = new Worker(new URL("livekit-client/e2ee-worker", import.meta.url))
  const started = whenStarted(worker)
  // Reported when it is awaited.
  started.catch(() => undefined)
  return {
    roomOptions: { encryption: { keyProvider, worker } },
    enable: async (room) => {
      await started
      await keyProvider.setKey(key.slice().buffer)
      await room.setE2EEEnabled(true)
    },
    close: () => worker.terminate(),
  }
}

/** How long the worker may take to answer the message that LiveKit's client sends it first. */
const START_TIMEOUT_MS = 20_000

/** Resolves once a worker answers. LiveKit's client wouldn't notice one that was never loaded, and send nothing at all. */
function whenStarted(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (event?: Event) => {
      settle()
      // An error inside the worker, which was loaded.
      if (event instanceof ErrorEvent && event.message) return reject(new Error(event.message))
      const files = failedBuildFiles()
      // Some browsers don't list them. If the server still answers with this page, only the worker is gone.
      void partError(files.length > 0 ? files : [location.href]).then(reject)
    }
    const timer = setTimeout(fail, START_TIMEOUT_MS)
    const settle = () => {
      clearTimeout(timer)
      worker.removeEventListener("message", succeed)
      worker.removeEventListener("error", fail)
    }
    const succeed = () => {
      settle()
      resolve()
    }
    worker.addEventListener("message", succeed)
    worker.addEventListener("error", fail)
  })
}
