import { AccessToken, ParticipantPermission, TrackSource, type VideoGrant } from "livekit-server-sdk"
import { describe, expect, it } from "vitest"
import {
  ALL_RIGHTS,
  type Right,
  type Rights,
  rightsInCall,
  rightsOfParticipant,
  rightsOfToken,
} from "./rights"

const allowed = (rights: Rights) => (Object.keys(rights) as Right[]).filter((right) => rights[right])

function token(grant: VideoGrant) {
  const token = new AccessToken("key", "a secret of at least 32 characters", { identity: "ada-1" })
  token.addGrant({ roomJoin: true, room: "demo", ...grant })
  return token.toJwt()
}

describe("rightsOfToken", () => {
  it.each<[VideoGrant, Right[]]>([
    [{ canUpdateOwnMetadata: true }, allowed(ALL_RIGHTS)],
    [{}, ["microphone", "camera", "screenShare", "screenShareAudio", "data", "subscribe"]],
    // As the LiveKit server does, data follows canPublish if the token doesn't mention it.
    [{ canPublish: false }, ["subscribe"]],
    [
      { canPublish: false, canPublishData: true, canUpdateOwnMetadata: true },
      ["data", "raiseHand", "subscribe"],
    ],
    [{ canPublishSources: [TrackSource.MICROPHONE] }, ["microphone", "data", "subscribe"]],
    [{ canPublishSources: [TrackSource.SCREEN_SHARE] }, ["screenShare", "data", "subscribe"]],
    [
      { canPublishData: false, canUpdateOwnMetadata: true, canPublishSources: [TrackSource.CAMERA] },
      ["camera", "subscribe"],
    ],
    [{ canSubscribe: false, canPublish: false }, []],
  ])("of the grants %j are %j", async (grant, rights) => {
    expect(allowed(rightsOfToken(await token(grant)))).toEqual(rights)
  })

  it("leaves an unreadable token to the LiveKit server", () => {
    expect(rightsOfToken("no token")).toBe(ALL_RIGHTS)
  })
})

describe("rightsOfParticipant", () => {
  it("follows the server's permission instead of the token", async () => {
    const permission = new ParticipantPermission({
      canPublish: true,
      canPublishSources: [TrackSource.CAMERA, TrackSource.SCREEN_SHARE_AUDIO],
      canUpdateMetadata: true,
    })
    const jwt = await token({})
    expect(allowed(rightsOfParticipant(permission, jwt))).toEqual(["camera", "screenShareAudio"])
    expect(rightsOfParticipant(undefined, jwt)).toBe(rightsOfToken(jwt))
  })
})

describe("rightsInCall", () => {
  it("lets this app's server raise hands of participants who may not change themselves", async () => {
    const participantToken = await token({})
    const permission = new ParticipantPermission({ canPublishData: true })
    const silent = new ParticipantPermission({ canUpdateMetadata: true })
    expect(rightsInCall(permission, { participantToken }).raiseHand).toBe(false)
    expect(rightsInCall(permission, { participantToken, isOwnToken: true }).raiseHand).toBe(true)
    expect(rightsInCall(undefined, { participantToken, isOwnToken: true }).raiseHand).toBe(true)
    expect(rightsInCall(silent, { participantToken, isOwnToken: true }).raiseHand).toBe(false)
  })
})
