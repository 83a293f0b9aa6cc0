import { DisconnectReason } from "livekit-client"
import { texts } from "../texts/ended"

/** What the view after a call shows, and how its room can be joined again. */
export type CallEnd = {
  /** LiveKit's name for the reason, such as CLIENT_INITIATED. */
  reason: string
  title: string
  detail?: string
  /** How long the user was in the call; undefined if they never were. */
  durationMs?: number
  canRejoin: boolean
  /** Whether the server may still list the participant, so that rejoining has to take over its identity. */
  mayLeaveGhost: boolean
}

const OVER = { canRejoin: true, mayLeaveGhost: false }
const CUT_OFF = { canRejoin: true, mayLeaveGhost: true }
const REMOVED = { canRejoin: false, mayLeaveGhost: false }

const CALL_ENDS: Record<DisconnectReason, Omit<CallEnd, "reason">> = {
  [DisconnectReason.UNKNOWN_REASON]: { ...texts.lost, ...CUT_OFF },
  [DisconnectReason.CLIENT_INITIATED]: { ...texts.left, ...OVER },
  [DisconnectReason.DUPLICATE_IDENTITY]: { ...texts.elsewhere, ...OVER },
  [DisconnectReason.SERVER_SHUTDOWN]: { ...texts.restarted, ...CUT_OFF },
  [DisconnectReason.PARTICIPANT_REMOVED]: { ...texts.removed, ...REMOVED },
  [DisconnectReason.ROOM_DELETED]: { ...texts.deleted, ...OVER },
  [DisconnectReason.STATE_MISMATCH]: { ...texts.outOfSync, ...CUT_OFF },
  [DisconnectReason.JOIN_FAILURE]: { ...texts.notJoined, ...CUT_OFF },
  [DisconnectReason.MIGRATION]: { ...texts.moved, ...CUT_OFF },
  [DisconnectReason.SIGNAL_CLOSE]: { ...texts.lost, ...CUT_OFF },
  [DisconnectReason.ROOM_CLOSED]: { ...texts.closed, ...OVER },
  [DisconnectReason.USER_UNAVAILABLE]: { ...texts.unanswered, ...OVER },
  [DisconnectReason.USER_REJECTED]: { ...texts.declined, ...OVER },
  [DisconnectReason.SIP_TRUNK_FAILURE]: { ...texts.phoneFailed, ...OVER },
  [DisconnectReason.CONNECTION_TIMEOUT]: { ...texts.timedOut, ...CUT_OFF },
  [DisconnectReason.MEDIA_FAILURE]: { ...texts.blocked, ...CUT_OFF },
  [DisconnectReason.AGENT_ERROR]: { ...texts.agentFailed, ...OVER },
}

/** Returns the end for each of LiveKit's reasons. A newer server may know more of them: those count as a lost connection. */
export function callEnd(reason: DisconnectReason = DisconnectReason.UNKNOWN_REASON): CallEnd {
  const known = reason in CALL_ENDS ? reason : DisconnectReason.UNKNOWN_REASON
  return { reason: DisconnectReason[known], ...CALL_ENDS[known] }
}
