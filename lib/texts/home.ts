/** What the start page says beside what lib/site.ts has: name, headline, description. */
export const texts = {
  newRoom: "New room",
  demoRoom: "Open the demo room",
  roomName: "Room name",
  join: "Join room",
  localServer: "Local LiveKit server",
  developmentTokenServer: "Development token server",
} as const
