/** `room_name` as `roomName`: protobuf's JSON allows both. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
