import { RoomServiceClient } from "livekit-server-sdk"

/** The LiveKit server of the browser tests, as the owner of its rooms reaches it. */
export const sfu = new RoomServiceClient("http://localhost:7890", "devkey", "secret")
