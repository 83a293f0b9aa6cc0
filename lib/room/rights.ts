import type { Participant } from "livekit-client"
import { decodeToken } from "./decode-token"

/** What a participant may do in the room. The page offers nothing else, and captures no device that it can't publish. */
export type Rights = Readonly<
  Record<
    "microphone" | "camera" | "screenShare" | "screenShareAudio" | "data" | "raiseHand" | "subscribe",
    boolean
  >
>

export type Right = keyof Rights

/** A participant's grants, as the policy and the LiveKit server's tokens name them. */
export type Grants = {
  canPublish: boolean
  /** Empty for all. */
  canPublishSources: readonly string[]
  canSubscribe: boolean
  canPublishData: boolean
  canUpdateOwnMetadata: boolean
}

/** Equal rights are one object, so that stores and effects notice only real changes. */
const known = new Map<string, Rights>()

export const ALL_RIGHTS = toRights({
  canPublish: true,
  canPublishSources: [],
  canSubscribe: true,
  canPublishData: true,
  canUpdateOwnMetadata: true,
})

/** Returns the rights that grants give. */
export function toRights(grants: Grants): Rights {
  const { canPublish, canPublishSources: sources, canPublishData } = grants
  const canPublishSource = (source: string) =>
    canPublish && (sources.length === 0 || sources.includes(source))
  const rights = {
    microphone: canPublishSource("microphone"),
    camera: canPublishSource("camera"),
    screenShare: canPublishSource("screen_share"),
    screenShareAudio: canPublishSource("screen_share_audio"),
    data: canPublishData,
    // A hand is an attribute. A participant who may not send data doesn't raise a hand either.
    raiseHand: canPublishData && grants.canUpdateOwnMetadata,
    subscribe: grants.canSubscribe,
  }
  return unique(rights)
}

function unique(rights: Rights): Rights {
  const key = JSON.stringify(rights)
  const equal = known.get(key) ?? rights
  known.set(key, equal)
  return equal
}

/** What is known about the token of a call. `isOwnToken`: whether this app's server issued it. */
type CallToken = { participantToken: string; isOwnToken?: boolean | undefined }

/**
 * Returns what the user may do in a call. This app's server raises the hands of participants who may not change their own
 * attributes (lib/room/own-attributes.ts).
 */
export function rightsInCall(
  permission: Participant["permissions"],
  { participantToken, isOwnToken }: CallToken,
): Rights {
  const rights = rightsOfParticipant(permission, participantToken)
  return isOwnToken && rights.data ? unique({ ...rights, raiseHand: true }) : rights
}

/** Returns what a token allows. An unreadable one is left to the LiveKit server, which will refuse it. */
export function rightsOfToken(token: string): Rights {
  const claims = decodeToken(token)
  if (!claims) return ALL_RIGHTS
  const isAllowed = (grant: keyof Grants) =>
    claims.grants.some(({ name, isAllowed }) => name === grant && isAllowed)
  return toRights({
    canPublish: isAllowed("canPublish"),
    canPublishSources: claims.sources ?? [],
    canSubscribe: isAllowed("canSubscribe"),
    canPublishData: isAllowed("canPublishData"),
    canUpdateOwnMetadata: isAllowed("canUpdateOwnMetadata"),
  })
}

/** By LiveKit's `TrackSource`, an enum of its protocol. */
const SOURCES = ["unknown", "camera", "microphone", "screen_share", "screen_share_audio"]

/**
 * Returns what the LiveKit server allows a participant now, which may differ from their token.
 * @param permission undefined before the room is connected, when the token decides
 */
export function rightsOfParticipant(permission: Participant["permissions"], token: string): Rights {
  if (!permission) return rightsOfToken(token)
  return toRights({
    canPublish: permission.canPublish,
    canPublishSources: permission.canPublishSources.map((source) => SOURCES[source] ?? "unknown"),
    canSubscribe: permission.canSubscribe,
    canPublishData: permission.canPublishData,
    canUpdateOwnMetadata: permission.canUpdateMetadata,
  })
}
