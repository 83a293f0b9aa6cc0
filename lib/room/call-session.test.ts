import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { PartError } from "../load-part"
import type { ActiveCall, CallEvent, Preview } from "./active-call"
import type { CallEnd } from "./call-end"
import { CallSession, type CallSessionState } from "./call-session"
import type { ConnectionDetails, JoinRequest } from "./connection-details"
import { JoinError } from "./join-error"
import type { JoinSource } from "./join-source"

const DETAILS: ConnectionDetails = {
  serverUrl: "wss://a.example",
  participantToken: "token",
  identity: "ada-1",
  roomName: "demo",
}
const PREVIEW = { tracks: {}, starting: [] } as Partial<Preview> as Preview
const LEFT: CallEnd = { reason: "CLIENT_INITIATED", title: "You left", canRejoin: true, mayLeaveGhost: false }
const LOST: CallEnd = {
  reason: "SIGNAL_CLOSE",
  title: "The connection was lost",
  canRejoin: true,
  mayLeaveGhost: true,
}

/** A call without a room, whose events the test sends. */
class FakeCall {
  readonly close = vi.fn()
  constructor(readonly options: { takePreview: () => Preview; onEvent: (event: CallEvent) => void }) {}
  send(event: CallEvent) {
    this.options.onEvent(event)
  }
}

const fetchConnectionDetails = vi.fn<JoinSource["fetchConnectionDetails"]>()
const explainFailure = vi.fn<JoinSource["explainFailure"]>()
let calls: FakeCall[]
let comeOnline: () => void

function createSession(source: Partial<JoinSource> = {}) {
  const session = new CallSession({
    roomName: "demo",
    source: {
      fetchConnectionDetails,
      explainFailure,
      listsParticipants: true,
      hasInviteLink: true,
      agentNames: [],
      ...source,
    },
    loadCall: async () => (options) => {
      const call = new FakeCall(options)
      options.takePreview()
      calls.push(call)
      return call as Partial<ActiveCall> as ActiveCall
    },
    onOnline: (listener) => {
      comeOnline = listener
      return () => {
        comeOnline = () => undefined
      }
    },
  })
  session.setParticipantName(" Ada ")
  return session
}

const takePreview = vi.fn(() => PREVIEW)
const requests = () => fetchConnectionDetails.mock.calls.map(([request]) => request)
const status = (session: CallSession) => session.getState().status
const settle = () => vi.advanceTimersByTimeAsync(0)

/** Joins as far as "connecting". */
async function connecting(session: CallSession): Promise<FakeCall> {
  session.join(takePreview)
  await settle()
  expect(status(session)).toBe("connecting")
  return calls.at(-1) as FakeCall
}

async function connected(session: CallSession): Promise<FakeCall> {
  const call = await connecting(session)
  call.send({ type: "connected" })
  return call
}

beforeEach(() => {
  vi.useFakeTimers()
  calls = []
  comeOnline = () => undefined
  takePreview.mockClear()
  fetchConnectionDetails.mockReset().mockResolvedValue(DETAILS)
  explainFailure.mockReset().mockResolvedValue(new JoinError("room-full"))
})
afterEach(() => {
  vi.useRealTimers()
})

it("goes from the pre-join screen through the call to its end, and back", async () => {
  const session = createSession()
  const statuses: CallSessionState["status"][] = [status(session)]
  session.subscribe(() => statuses.push(status(session)))
  const call = await connecting(session)
  call.send({ type: "connected" })
  call.send({ type: "reconnecting" })
  call.send({ type: "connected" })
  call.send({ type: "ended", end: LEFT })
  expect(session.getState()).toEqual({ status: "ended", end: LEFT })
  session.rejoin()
  expect(statuses).toEqual([
    "pre-join",
    "requesting-token",
    "connecting",
    "connected",
    "reconnecting",
    "connected",
    "ended",
    "pre-join",
  ])
  expect(call.close).toHaveBeenCalledOnce()
})

describe("joining", () => {
  it("requests a token with the trimmed name, and takes the preview once it is there", async () => {
    const session = createSession()
    session.join(takePreview)
    expect(status(session)).toBe("requesting-token")
    expect(takePreview).not.toHaveBeenCalled()
    await settle()
    expect(requests()).toEqual([
      { roomName: "demo", participantName: "Ada", participantIdentity: undefined } satisfies JoinRequest,
    ])
    expect(takePreview).toHaveBeenCalledOnce()
  })

  it("joins once, however often the button is pressed", async () => {
    const session = createSession()
    session.join(takePreview)
    session.join(takePreview)
    await settle()
    session.join(takePreview)
    await settle()
    expect(fetchConnectionDetails).toHaveBeenCalledOnce()
    expect(calls).toHaveLength(1)
  })

  it("asks for a name, until one is typed", async () => {
    const session = createSession()
    session.setParticipantName("  ")
    session.join(takePreview)
    expect(session.getState()).toMatchObject({
      status: "pre-join",
      nameError: expect.stringContaining("name"),
    })
    session.setParticipantName("Bea")
    expect(session.getState()).toMatchObject({ nameError: undefined })
    await connecting(session)
    expect(requests()[0]?.participantName).toBe("Bea")
  })

  it("sends no name where the server fixes it", async () => {
    const session = createSession({ fixedName: "Cleo" })
    session.setParticipantName("")
    await connecting(session)
    expect(requests()[0]?.participantName).toBe("")
  })

  it("shows the call while connecting if that is slow", async () => {
    const session = createSession()
    await connecting(session)
    expect(session.getState()).toMatchObject({ isSlow: false })
    await vi.advanceTimersByTimeAsync(400)
    expect(session.getState()).toMatchObject({ status: "connecting", isSlow: true })
  })

  it("does not create a call if the page unmounts while the token is requested", async () => {
    const session = createSession()
    session.join(takePreview)
    session.close()
    await settle()
    expect(calls).toEqual([])
    expect(takePreview).not.toHaveBeenCalled()
    expect(status(session)).toBe("pre-join")
  })

  it("closes the call if the page unmounts while it is connected or connecting", async () => {
    for (const join of [connecting, connected]) {
      const session = createSession()
      const call = await join(session)
      session.close()
      expect(call.close).toHaveBeenCalledOnce()
      call.send({ type: "connected" })
      expect(status(session)).toBe("pre-join")
      await vi.advanceTimersByTimeAsync(60_000)
      expect(status(session)).toBe("pre-join")
    }
  })

  it("can be closed and used again, as StrictMode does", async () => {
    const session = createSession()
    session.close()
    await connected(session)
    expect(status(session)).toBe("connected")
  })
})

describe("prefetching", () => {
  it("requests the token once the name stays unchanged, and uses it to join", async () => {
    const session = createSession()
    await vi.advanceTimersByTimeAsync(300)
    session.setParticipantName("Ada L")
    await vi.advanceTimersByTimeAsync(300)
    expect(fetchConnectionDetails).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(100)
    expect(requests().map(({ participantName }) => participantName)).toEqual(["Ada L"])
    session.prefetch()
    await connecting(session)
    expect(fetchConnectionDetails).toHaveBeenCalledOnce()
  })

  it("does nothing without a valid name, or after joining has begun or failed", async () => {
    const session = createSession()
    session.setParticipantName("")
    session.prefetch()
    await vi.advanceTimersByTimeAsync(1000)
    expect(fetchConnectionDetails).not.toHaveBeenCalled()

    session.setParticipantName("Ada")
    fetchConnectionDetails.mockRejectedValue(new JoinError("wrong-room"))
    session.join(takePreview)
    session.prefetch()
    await settle()
    session.prefetch()
    await vi.advanceTimersByTimeAsync(1000)
    expect(fetchConnectionDetails).toHaveBeenCalledOnce()
  })
})

describe("a failed token request", () => {
  const noAnswer = new JoinError("no-answer")

  it("is retried with growing delays, and gives up", async () => {
    const session = createSession()
    fetchConnectionDetails.mockRejectedValue(noAnswer)
    session.join(takePreview)
    const delays: (number | undefined)[] = []
    for (;;) {
      await settle()
      const state = session.getState()
      if (state.status !== "pre-join") throw new Error(`The session is ${state.status}`)
      expect(state.failure?.message).toBe(noAnswer.message)
      delays.push(state.failure?.retryDelayMs)
      if (state.failure?.retryDelayMs === undefined) break
      vi.advanceTimersByTime(state.failure.retryDelayMs)
      // The message stays during the retry.
      expect(session.getState()).toEqual({
        status: "requesting-token",
        failure: { message: noAnswer.message },
      })
    }
    expect(delays).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000, undefined])
    expect(calls).toEqual([])
  })

  it("joins once when a retry succeeds, with the name typed since", async () => {
    const session = createSession()
    fetchConnectionDetails.mockRejectedValueOnce(noAnswer)
    session.join(takePreview)
    await settle()
    session.setParticipantName("Bea")
    await vi.advanceTimersByTimeAsync(1000)
    expect(status(session)).toBe("connecting")
    expect(requests().map(({ participantName }) => participantName)).toEqual(["Ada", "Bea"])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(calls).toHaveLength(1)
  })

  it("is retried at once when the browser is back online or the button is pressed", async () => {
    for (const retry of [() => comeOnline(), (session: CallSession) => session.join(takePreview)]) {
      calls = []
      const session = createSession()
      fetchConnectionDetails.mockRejectedValueOnce(noAnswer)
      session.join(takePreview)
      await settle()
      retry(session)
      await settle()
      expect(status(session)).toBe("connecting")
      await vi.advanceTimersByTimeAsync(60_000)
      expect(calls).toHaveLength(1)
    }
  })

  it("is not retried once the user stops it or leaves the page", async () => {
    for (const [stop, state] of [
      // The reason stays on screen, and hovering over the button doesn't request another token.
      ["stopRetrying", { status: "pre-join", failure: { message: noAnswer.message } }],
      ["close", { status: "pre-join" }],
    ] as const) {
      fetchConnectionDetails.mockClear().mockRejectedValueOnce(noAnswer)
      const session = createSession()
      session.join(takePreview)
      await settle()
      session[stop]()
      expect(session.getState()).toEqual(state)
      if (stop === "stopRetrying") session.prefetch()
      comeOnline()
      await vi.advanceTimersByTimeAsync(60_000)
      expect(fetchConnectionDetails).toHaveBeenCalledOnce()
    }
  })

  it("is not retried if it is final, but can be tried again", async () => {
    const session = createSession()
    fetchConnectionDetails.mockRejectedValueOnce(
      new JoinError("refused", { status: 403, message: "Not now." }),
    )
    session.join(takePreview)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(session.getState()).toEqual({ status: "pre-join", failure: { message: "Not now." } })
    await connecting(session)
    expect(fetchConnectionDetails).toHaveBeenCalledTimes(2)
  })

  it("is also reported if the call's code doesn't load", async () => {
    const session = new CallSession({
      roomName: "demo",
      source: {
        fetchConnectionDetails,
        explainFailure,
        listsParticipants: true,
        hasInviteLink: true,
        agentNames: [],
      },
      loadCall: () => Promise.reject(new PartError("no-answer")),
      onOnline: () => () => undefined,
    })
    session.setParticipantName("Ada")
    session.join(takePreview)
    await settle()
    expect(session.getState()).toMatchObject({ status: "pre-join", failure: { retryDelayMs: 1000 } })
  })

  it("is also reported if the call can't be created", async () => {
    const session = createSession()
    takePreview.mockImplementationOnce(() => {
      throw new JoinError("damaged-key")
    })
    session.join(takePreview)
    await settle()
    expect(session.getState()).toMatchObject({
      status: "pre-join",
      failure: { message: expect.stringContaining("key"), retryDelayMs: undefined },
    })
  })
})

describe("a failed connection", () => {
  it("is explained on the pre-join screen, which starts afresh", async () => {
    const session = createSession()
    const call = await connecting(session)
    const { round } = session
    const error = new Error("could not establish pc connection")
    call.send({ type: "failed", error })
    // The call is not shown while the reason is determined.
    await vi.advanceTimersByTimeAsync(0)
    expect(explainFailure).toHaveBeenCalledExactlyOnceWith(error, "demo")
    expect(session.getState()).toMatchObject({
      status: "pre-join",
      failure: { message: new JoinError("room-full").message },
    })
    expect(session.round).not.toBe(round)
    expect(call.close).toHaveBeenCalledOnce()
  })

  it("does not show the call while the reason is determined, and can be left", async () => {
    explainFailure.mockReturnValue(new Promise(() => undefined))
    const session = createSession()
    const call = await connecting(session)
    call.send({ type: "failed", error: new Error() })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(session.getState()).toMatchObject({ status: "connecting", isSlow: false })
    call.send({ type: "ended", end: LEFT })
    expect(session.getState()).toEqual({ status: "ended", end: LEFT })
  })
})

describe("rejoining", () => {
  it("takes over the identity of a participant that the server may still list", async () => {
    const session = createSession()
    const lost = await connected(session)
    lost.send({ type: "ended", end: LOST })
    session.rejoin()
    const again = await connected(session)
    expect(requests().at(-1)?.participantIdentity).toBe("ada-1")

    again.send({ type: "ended", end: LEFT })
    session.rejoin()
    await connecting(session)
    expect(requests().at(-1)?.participantIdentity).toBeUndefined()
  })

  it("ignores events of the last call", async () => {
    const session = createSession()
    const last = await connected(session)
    last.send({ type: "ended", end: LEFT })
    session.rejoin()
    await connecting(session)
    last.send({ type: "ended", end: LOST })
    last.send({ type: "connected" })
    expect(status(session)).toBe("connecting")
  })
})
