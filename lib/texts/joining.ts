/** Why a room could not be joined, and what helps. */
export const texts = {
  noName: "Enter your name, so that the others know who you are.",

  noAnswer: "The server did not answer. Check your network, then try again.",
  slowAnswer: "The server took too long to answer. Check your network, then try again.",
  refused: (status: number) => `The server gave no token (status ${status}). Try again in a moment.`,
  nonsense: "The server answered with something that is no token. Try to join again.",
  otherRoom: "The server answered for another room. Try to join again.",
  otherPlace: (fault: string) => `The server named a place that can’t be joined. ${fault}`,
  unknown: "Joining did not work. Try again in a moment.",

  /** By `reasonName` of livekit-client's ConnectionError. */
  connection: {
    NotAllowed: "The LiveKit server did not let you in. Try to join again.",
    ServerUnreachable: "The LiveKit server could not be reached, or the room is full. Try again in a moment.",
    ServiceNotFound: "No LiveKit server answers at the address that this app is configured with.",
    Timeout: "The LiveKit server took too long to answer. Check your network, then try again.",
    WebSocket: "The connection to the LiveKit server broke off. Check your network, then try again.",
    LeaveRequest: "The LiveKit server ended the call before it began. Try to join again.",
  } as Readonly<Record<string, string>>,

  livekitDown:
    "The LiveKit server does not answer. Whoever runs this app has to start it, or to correct LIVEKIT_URL.",
  full: "This room is full. As soon as somebody leaves, you can join.",
  blocked: (mayBeFull: boolean) =>
    `The LiveKit server runs, but you could not get in. Your network may block it (it needs TCP 7881 and UDP 50000–60000, or UDP 7882 on a development server)${mayBeFull ? ", or the room is full" : ""}.`,

  addressShape: "The LiveKit server’s address has to be one such as wss://my-project.livekit.cloud.",
  addressWithMore: "The LiveKit server’s address may hold neither a password nor a query.",
  addressInsecure:
    "This page is served over HTTPS, so the LiveKit server’s address has to begin with wss://.",
} as const
