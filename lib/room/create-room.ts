import { Room, type RoomOptions } from "livekit-client"

/**
 * A LiveKit room that is forgotten once it was left. From its constructor on it listens for device changes; livekit-client
 * 2.23 has a weak reference for that and a registry to clean up by. Both stand in a scope that holds the room itself, so
 * every room stayed for as long as the page, with all that hangs on it. Without the registry the library does what it
 * does in older browsers: a room listens until it is disconnected, and so is good for one call.
 */
export function createRoom(options?: RoomOptions): Room {
  Room.cleanupRegistry = false
  return new Room(options)
}

/** Forgets a room that was never joined, and so is never disconnected. */
export function discardRoom(room: Room): void {
  // biome-ignore lint/complexity/useLiteralKeys: TypeScript lets nobody at a private method but in this way
  navigator.mediaDevices?.removeEventListener("devicechange", room["handleDeviceChange"])
}
