import express from "express"
import { AccessToken } from "livekit-server-sdk"

// The Node server of LiveKit's documentation ("Endpoint token generation"), with the body parser that it lacks. It
// checks nothing: whoever asks gets any identity in any room.
const app = express()
app.use(express.json())

app.post("/api/token", async (request, response) => {
  const body = request.body ?? {}
  const token = new AccessToken(process.env.LIVEKIT_API_KEY, process.env.LIVEKIT_API_SECRET, {
    identity: body.participant_identity ?? "quickstart-identity",
    name: body.participant_name ?? "quickstart-username",
    metadata: body.participant_metadata ?? "",
    attributes: body.participant_attributes ?? {},
    ttl: "10m",
  })
  token.addGrant({ roomJoin: true, room: body.room_name ?? "quickstart-room" })
  response.status(201).send({ server_url: process.env.LIVEKIT_URL, participant_token: await token.toJwt() })
})

const server = app.listen(0, () => {
  const address = server.address()
  if (address !== null && typeof address === "object") console.log(`http://localhost:${address.port}`)
})
