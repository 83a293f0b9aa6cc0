/** What the page says that joins with a token which somebody pasted. */
export const texts = {
  title: "Join by token",
  explanation:
    "For a server address and a participant token that you got from elsewhere: your own backend, LiveKit’s dashboard, or its command line. They stay in this page. They are not stored, and are sent to that LiveKit server only.",
  serverUrl: "Server URL",
  token: "Participant token",
  next: "Choose devices",
  another: "Use another token",
  otherRoom: "This token is for one room only, so no other room can be tried with it.",

  noServerUrl: "Enter the address of the LiveKit server.",
  noToken: "Paste the token.",
  malformed:
    "This is no LiveKit access token. A token has three parts with dots between them, and begins with “eyJ”.",
  noRoomJoin: "This token doesn’t let anyone join a room: its grant “roomJoin” is missing.",
  noRoom: "This token names no room. Ask for one that is made for a room.",
  noIdentity: "This token names no participant. Ask for one with an identity.",
  expired: (time: string) => `This token expired on ${time}. Ask for a new one.`,
  notYetValid: (time: string) => `This token is not valid before ${time}.`,

  refused:
    "The LiveKit server doesn’t accept this token. It was made for another server or with another project’s key, or it has expired.",
  noLivekit: "What answers at this address is not a LiveKit server.",
  unreachable:
    "No LiveKit server answers at this address. Check it for typing errors, and whether your network lets you reach it.",
  notJoined:
    "The LiveKit server accepts this token, but you could not get in. Your network may block audio and video, or the room is full.",
} as const
