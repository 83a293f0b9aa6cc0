import { DisconnectReason } from "livekit-client"
import { texts } from "../texts/left"

/** What the page says when a call is over. */
export type Ending = {
  title: string
  detail?: string
  /** Whether the same room can be joined again. */
  canRejoin: boolean
  /** Whether the server may still hold the person's place, so that a new join should take it over. */
  mayLeaveGhost: boolean
}

const over = { canRejoin: true, mayLeaveGhost: false }
const cutOff = { canRejoin: true, mayLeaveGhost: true }
const final = { canRejoin: false, mayLeaveGhost: false }

const ENDINGS: Record<DisconnectReason, Ending> = {
  [DisconnectReason.UNKNOWN_REASON]: { ...texts.lost, ...cutOff },
  [DisconnectReason.CLIENT_INITIATED]: { ...texts.left, ...over },
  [DisconnectReason.DUPLICATE_IDENTITY]: { ...texts.elsewhere, ...over },
  [DisconnectReason.SERVER_SHUTDOWN]: { ...texts.restarted, ...cutOff },
  [DisconnectReason.PARTICIPANT_REMOVED]: { ...texts.removed, ...final },
  [DisconnectReason.ROOM_DELETED]: { ...texts.deleted, ...over },
  [DisconnectReason.STATE_MISMATCH]: { ...texts.outOfStep, ...cutOff },
  [DisconnectReason.JOIN_FAILURE]: { ...texts.notJoined, ...cutOff },
  [DisconnectReason.MIGRATION]: { ...texts.moved, ...cutOff },
  // The same to a person as the one without a reason: the line to the server is gone.
  [DisconnectReason.SIGNAL_CLOSE]: { ...texts.lost, ...cutOff },
  [DisconnectReason.ROOM_CLOSED]: { ...texts.closed, ...over },
  [DisconnectReason.USER_UNAVAILABLE]: { ...texts.unanswered, ...over },
  [DisconnectReason.USER_REJECTED]: { ...texts.declined, ...over },
  [DisconnectReason.SIP_TRUNK_FAILURE]: { ...texts.phoneFailed, ...over },
  [DisconnectReason.CONNECTION_TIMEOUT]: { ...texts.timedOut, ...cutOff },
  [DisconnectReason.MEDIA_FAILURE]: { ...texts.blocked, ...cutOff },
  [DisconnectReason.AGENT_ERROR]: { ...texts.agentFailed, ...over },
}

/** What to say for each reason that LiveKit gives for the end of a call. A newer server may know more of them. */
export function ending(reason: DisconnectReason = DisconnectReason.UNKNOWN_REASON): Ending {
  return ENDINGS[reason] ?? ENDINGS[DisconnectReason.UNKNOWN_REASON]
}
