import { participantNameError } from "../names"
import type { ActiveCall, CallEvent, Preview } from "./active-call"
import type { CallEnd } from "./call-end"
import { CallTracker } from "./call-tracker"
import type { ConnectionDetails, JoinRequest } from "./connection-details"
import { type JoinError, retryDelayMs, toJoinError } from "./join-error"
import type { JoinSource } from "./join-source"
import { ALL_RIGHTS, type Rights, rightsOfToken } from "./rights"
import { Store } from "./store"
import { TokenPrefetch } from "./token-prefetch"

/** Why the last attempt to join failed, and what follows: a retry, or a reload that only the user should start. */
export type JoinFailure = {
  message: string
  retryDelayMs?: number | undefined
  needsReload?: true | undefined
  /** Where the user has to sign in first. */
  signInUrl?: string | undefined
}

/** The life of a call. components/room.tsx has a view for each status. */
export type CallSessionState =
  | { status: "pre-join"; failure?: JoinFailure | undefined; nameError?: string | undefined }
  | { status: "requesting-token"; failure?: JoinFailure | undefined }
  /** The pre-join screen stays until the room is connected, unless that is slow. */
  | { status: "connecting"; call: ActiveCall; isSlow: boolean }
  | { status: "connected"; call: ActiveCall }
  | { status: "reconnecting"; call: ActiveCall }
  | { status: "ended"; end: CallEnd }

type CreateCall = (options: {
  details: ConnectionDetails
  takePreview: () => Preview
  onEvent: (event: CallEvent) => void
}) => ActiveCall

type CallSessionOptions = {
  roomName: string
  source: JoinSource
  /** How the call has ended, where the user has come back to it by Back or Forward. */
  end?: CallEnd | undefined
  /** Loads the call's code, with LiveKit's client. */
  loadCall: () => Promise<CreateCall>
  /** Calls the listener when the browser is back online. Returns a cleanup function. */
  onOnline?: (listener: () => void) => () => void
}

/** How long a typed name has to stay unchanged before a token is prefetched. */
const PREFETCH_DEBOUNCE_MS = 400
/** How long the pre-join screen stays while the room is being connected. */
const SLOW_CONNECTION_MS = 400

/**
 * A call, from the pre-join screen through the call to its end, and back:
 *
 *     pre-join → requesting-token → connecting → connected ⇄ reconnecting → ended → pre-join
 *
 * Click handlers call its methods, components render its state (`useSyncExternalStore`), and the call reports its events.
 */
export class CallSession {
  readonly #options: Required<Omit<CallSessionOptions, "end">>
  /** What the prefetched token allows. Until there is one, what the source knows, or everything. */
  readonly rights: Store<Rights>
  readonly #state = new Store<CallSessionState>({ status: "pre-join" })
  readonly #tokens: TokenPrefetch
  readonly #tracker = new CallTracker()
  #participantName = ""
  /** The identity of a participant that the server may still list. In memory only: a duplicated tab must not take it over. */
  #ghostIdentity: string | undefined
  /** Changes when a call is over: the next pre-join screen starts afresh, as the call took the preview's tracks. */
  #round = 0
  /** Cancels pending work: a debounce, a request, a retry. */
  #pending = new AbortController()

  readonly subscribe = this.#state.subscribe
  readonly getState = this.#state.get

  constructor(options: CallSessionOptions) {
    this.#options = { onOnline: listenForOnline, ...options }
    if (options.end) this.#state.set({ status: "ended", end: options.end })
    this.rights = new Store(options.source.rights ?? ALL_RIGHTS)
    this.#tokens = new TokenPrefetch(options.source.fetchConnectionDetails, ({ participantToken }) =>
      this.rights.set(rightsOfToken(participantToken)),
    )
  }

  get round(): number {
    return this.#round
  }

  /** Sets the name to join with. Once it stays unchanged, the token and the call's code are prefetched. */
  setParticipantName(name: string): void {
    this.#participantName = name.trim()
    const state = this.getState()
    if (state.status !== "pre-join") return
    if (state.nameError) this.#state.set({ ...state, nameError: undefined })
    // A pending retry continues, with the new name.
    if (!state.failure) this.#schedule(PREFETCH_DEBOUNCE_MS, this.#cancelPending(), () => this.prefetch())
  }

  /**
   * Prefetches what a click on “Join room” needs, so that the first video comes sooner. Nothing else happens before
   * the click, and joining works the same without it. Skipped after a failure: it would only repeat the failed request.
   */
  prefetch(): void {
    const state = this.getState()
    if (state.status !== "pre-join" || state.failure || this.#nameError()) return
    this.#options.loadCall().catch(() => undefined)
    this.#tokens.prefetch(this.#request())
  }

  /**
   * The user clicked “Join room”. Failures that may be temporary are retried.
   * @param takePreview called when the token has arrived: devices may be switched until then
   */
  join(takePreview: () => Preview): void {
    if (this.getState().status !== "pre-join") return
    this.#tracker.clicked()
    void this.#requestToken(takePreview, 0)
  }

  /** Cancels the next retry. The reason why joining failed stays on screen. */
  stopRetrying(): void {
    const state = this.getState()
    if (state.status !== "pre-join" || !state.failure) return
    this.#cancelPending()
    this.#state.set({ status: "pre-join", failure: { ...state.failure, retryDelayMs: undefined } })
  }

  /** Goes back to the pre-join screen after a call. */
  rejoin(): void {
    if (this.getState().status === "ended") this.#state.set({ status: "pre-join" })
  }

  /** Cancels joining or ends the call, when the page unmounts. */
  close(): void {
    this.#cancelPending()
    this.#tracker.left("PAGE_CLOSED")
    const state = this.getState()
    if ("call" in state) this.#endCall(state.call, { status: "pre-join" })
    else if (state.status !== "ended") this.#state.set({ status: "pre-join" })
  }

  async #requestToken(takePreview: () => Preview, failures: number, lastFailure?: JoinFailure) {
    const signal = this.#cancelPending()
    const nameError = this.#nameError()
    if (nameError) return this.#state.set({ status: "pre-join", nameError })
    this.#state.set({ status: "requesting-token", failure: lastFailure })
    try {
      const [details, createCall] = await Promise.all([
        this.#tokens.take(this.#request()),
        this.#options.loadCall(),
      ])
      if (!signal.aborted) this.#connect(createCall, details, takePreview)
    } catch (error) {
      if (!signal.aborted) this.#retryLater(toJoinError(error), takePreview, failures)
    }
  }

  #retryLater(error: JoinError, takePreview: () => Preview, failures: number) {
    const { message } = error
    const delay = retryDelayMs(error, failures)
    this.#tracker.failed(error, delay !== undefined)
    this.#state.set({ status: "pre-join", failure: { ...toFailure(error), retryDelayMs: delay } })
    if (delay === undefined) return
    const signal = this.#cancelPending()
    const retry = () => void this.#requestToken(takePreview, failures + 1, { message })
    this.#schedule(delay, signal, retry)
    signal.addEventListener("abort", this.#options.onOnline(retry))
  }

  #connect(createCall: CreateCall, details: ConnectionDetails, takePreview: () => Preview) {
    const onEvent = (event: CallEvent) => this.#onCallEvent(call, details, event)
    const call = createCall({ details, takePreview, onEvent })
    const signal = this.#cancelPending()
    this.#state.set({ status: "connecting", call, isSlow: false })
    this.#schedule(SLOW_CONNECTION_MS, signal, () =>
      this.#state.set({ status: "connecting", call, isSlow: true }),
    )
  }

  #onCallEvent(call: ActiveCall, { identity }: ConnectionDetails, event: CallEvent) {
    if (!this.#isCurrent(call)) return
    this.#tracker.happened(event)
    if (event.type === "first-frame" || event.type === "quality") return
    this.#cancelPending()
    switch (event.type) {
      case "connected":
      case "reconnecting":
        return this.#state.set({ status: event.type, call })
      case "failed":
        return void this.#options.source.explainFailure(event.error, this.#options.roomName).then((error) => {
          if (this.#isCurrent(call)) this.#tracker.failed(error, false)
          this.#endCall(call, { status: "pre-join", failure: toFailure(error) })
        })
      case "ended":
        this.#ghostIdentity = event.end.mayLeaveGhost ? identity : undefined
        return this.#endCall(call, { status: "ended", end: event.end })
      default:
        return event satisfies never
    }
  }

  /** Closes a call, unless it is already closed. */
  #endCall(call: ActiveCall, next: CallSessionState) {
    if (!this.#isCurrent(call)) return
    this.#round++
    this.#state.set(next)
    call.close()
  }

  #isCurrent(call: ActiveCall): boolean {
    const state = this.getState()
    return "call" in state && state.call === call
  }

  #request(): JoinRequest {
    const { roomName, source } = this.#options
    return {
      roomName,
      // Whoever fixes the name knows it, and a changed one must not be refused.
      participantName: source.fixedName === undefined ? this.#participantName : "",
      participantIdentity: this.#ghostIdentity,
    }
  }

  #nameError(): string | undefined {
    return this.#options.source.fixedName === undefined
      ? participantNameError(this.#participantName)
      : undefined
  }

  /** Cancels pending work, and returns the signal for new work. */
  #cancelPending(): AbortSignal {
    this.#pending.abort()
    this.#pending = new AbortController()
    return this.#pending.signal
  }

  #schedule(delayMs: number, signal: AbortSignal, task: () => void) {
    const timer = setTimeout(task, delayMs)
    signal.addEventListener("abort", () => clearTimeout(timer))
  }
}

function toFailure({ message, code, signInUrl }: JoinError): JoinFailure {
  return { message, needsReload: code === "new-version" || undefined, signInUrl }
}

function listenForOnline(listener: () => void): () => void {
  addEventListener("online", listener)
  return () => removeEventListener("online", listener)
}
