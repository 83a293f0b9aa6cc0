import type { Entry } from "@/lib/room/entry"
import { JoinError } from "@/lib/room/join-error"
import { readToken } from "@/lib/room/read-token"
import { explainRefusedToken } from "./explain-refused-token"
import { texts } from "./join-texts"
import { tokenFault } from "./token-fault"

export type PastedToken = { serverUrl: string; participantToken: string }

/** The way in by a token that somebody pasted, for the one room that it is for. It was looked at before. */
export function pastedEntry(pasted: PastedToken): Entry {
  const { identity = "", name = identity, room } = readToken(pasted.participantToken) ?? {}
  return {
    getCredentials: async (request) => {
      if (request.roomName !== room) throw new JoinError(texts.otherRoom, { field: "room_name" })
      // It may have expired in the green room, or in the call that is joined again.
      const fault = tokenFault(pasted.participantToken, Date.now() / 1000)
      if (fault) throw new JoinError(fault)
      return { ...pasted, identity }
    },
    explainFailure: (error) => explainRefusedToken(error, pasted),
    fixedName: name,
    knowsWhoIsHere: false,
    hasLink: false,
    agentNames: [],
  }
}
