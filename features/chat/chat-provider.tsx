import { useRoomContext } from "@livekit/components-react"
import {
  ConnectionState,
  type Participant,
  type RemoteParticipant,
  type Room,
  RoomEvent,
  type TextStreamInfo,
} from "livekit-client"
import { CircleAlert, MessageSquare } from "lucide-react"
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
} from "react"
import { type EventKind, useAnnounce } from "@/components/call/announcer"
import { useCall } from "@/components/call/call-context"
import { useEncryption } from "@/components/call/encryption-status"
import { useUnloadQuestion } from "@/components/call/leave-question"
import { knownName } from "@/lib/participants"
import { type EncryptionState, isPlainData } from "@/lib/room/encryption-watch"
import { readTextStream } from "@/lib/room/incoming-limits"
import { UndecryptableDataError } from "@/lib/room/livekit-workarounds"
import { displayName } from "@/lib/room/plain-text"
import { participantName, personBehind } from "@/lib/room/roster"
import type { Store } from "@/lib/room/store"
import { ChatLog, type Delivery, MAX_MESSAGE_LENGTH } from "./chat-log"
import { Draft } from "./draft"
import { texts } from "./texts"

/** The topic of LiveKit's chat components and agents, so that other apps in the room take part. */
const CHAT_TOPIC = "lk.chat"
/** An attribute of a message: its receivers show it once, should it be sent again after it had arrived. */
const MESSAGE_ID = "greenroom.message_id"
const SEND_TIMEOUT_MS = 10_000
/** How long LiveKit may take to notice a dead network: until its signal pings time out. */
const DETECTION_DELAY_MS = 15_000
/** Messages that a screen reader reads in full; more are counted. */
const MAX_READ_OUT = 2

type IncomingMessage = { name: string; text: string }
const MESSAGE: EventKind<IncomingMessage> = {
  id: "message",
  format: describeMessages,
  preference: "messageNotices",
  sound: "message",
}
/** A message that arrives while the chat is closed. */
const UNREAD_MESSAGE: EventKind<IncomingMessage> = { ...MESSAGE, id: "unread-message", icon: MessageSquare }

const NOT_SENT: EventKind<string> = {
  id: "message-not-sent",
  format: (messages) => messages.slice(-1).map(texts.messageNotSent),
  icon: CircleAlert,
  immediate: true,
}

export type Chat = {
  log: ChatLog
  send: (text: string) => void
  sendAgain: (id: string, text: string) => void
  /** The unsent text, kept while the panel is closed and when the page is reloaded. */
  draft: { current: string }
}

export const ChatContext = createContext<Chat>({
  log: new ChatLog(),
  send: () => undefined,
  sendAgain: () => undefined,
  draft: { current: "" },
})

export function useChatContext(): Chat {
  return useContext(ChatContext)
}

/** Collects messages whether the panel is open or not. */
export function ChatProvider({ children }: { children: ReactNode }) {
  const room = useRoomContext()
  const announce = useAnnounce()
  const encryption = useEncryption()
  const [log] = useState(() => new ChatLog())
  const { roomName } = useCall()
  const [draft] = useState(() => new Draft(roomName))
  useUnloadQuestion(() => draft.current.trim() !== "")
  useIncomingMessages(room, log, encryption)
  useUnconfirmedMessages(room, log)

  const chat = useMemo(() => {
    const outbox = new Outbox(room, (id) => log.setDelivery(id, "sent"))
    const deliver = (id: string, text: string) =>
      void outbox.send(id, text).then((delivery) => {
        log.setDelivery(id, delivery)
        if (delivery === "failed") announce(NOT_SENT, text)
      })
    return {
      log,
      draft,
      send: (text: string) => {
        const { identity, name } = room.localParticipant
        const { hasKey, isEncrypted, unencrypted } = encryption.get()
        const withoutKey = unencrypted.filter(({ reason }) => reason !== "plain-tracks")
        const entry = log.addOutgoing({
          identity,
          name: name || texts.you,
          text,
          ...(isEncrypted && !hasKey && { isPlain: true }),
          ...(withoutKey.length > 0 && {
            unreadableBy: withoutKey.map(({ participant }) => participantName(participant)),
          }),
        })
        deliver(entry.id, text)
      },
      sendAgain: (id: string, text: string) => {
        log.setDelivery(id, "sending")
        deliver(id, text)
      },
    }
  }, [room, log, announce, encryption, draft])

  return <ChatContext value={chat}>{children}</ChatContext>
}

/**
 * Adds other participants' messages to the log. Replaces LiveKit's `useChat`, which keeps every message and renders
 * for each one: a hostile sender would freeze the page.
 */
function useIncomingMessages(room: Room, log: ChatLog, encryption: Store<EncryptionState>): void {
  const announce = useAnnounce()
  const senderOf = (identity: string) => {
    const person = personBehind(room, identity)
    return { identity: person?.identity ?? identity, name: person && knownName(person) }
  }
  const onMessage = useEffectEvent((identity: string, text: string | undefined, info: TextStreamInfo) => {
    const sender = senderOf(identity)
    if (text === undefined) return log.skip(sender)
    const isPlain = isPlainData(encryption.get(), info.encryptionType)
    const entry = log.receive({ ...sender, text, isPlain, messageId: info.attributes?.[MESSAGE_ID] })
    if (!entry) return
    announce(log.isOpen ? MESSAGE : UNREAD_MESSAGE, { name: displayName(sender.name), text: entry.text })
  })
  const onUndecryptable = useEffectEvent((error: Error, sender?: Participant) => {
    if (sender && error instanceof UndecryptableDataError) log.addUndecryptable(senderOf(sender.identity))
  })

  useEffect(() => {
    room.registerTextStreamHandler(CHAT_TOPIC, async (reader, { identity }) => {
      // Twice the length, as some characters are removed before the message is truncated.
      onMessage(identity, await readTextStream(reader, 2 * MAX_MESSAGE_LENGTH), reader.info)
    })
    const onError = (error: Error, sender?: Participant) => onUndecryptable(error, sender)
    room.on(RoomEvent.EncryptionError, onError)
    const onConnected = ({ identity, name }: RemoteParticipant) => name && log.nameSender(identity, name)
    room.on(RoomEvent.ParticipantConnected, onConnected)
    return () => {
      room.unregisterTextStreamHandler(CHAT_TOPIC)
      room.off(RoomEvent.EncryptionError, onError)
      room.off(RoomEvent.ParticipantConnected, onConnected)
    }
  }, [room, log])
}

/**
 * Marks messages that may be lost. LiveKit resends them when it resumes a connection; when it has to make a new one
 * (`Reconnecting`), messages in flight are gone.
 */
function useUnconfirmedMessages(room: Room, log: ChatLog): void {
  useEffect(() => {
    let lastConnected = Date.now()
    let wasConnected = false
    const onState = (state: ConnectionState) => {
      if (wasConnected) lastConnected = Date.now()
      wasConnected = state === ConnectionState.Connected
    }
    const onNewConnection = () => log.markUnconfirmedSince(lastConnected - DETECTION_DELAY_MS)
    room.on(RoomEvent.ConnectionStateChanged, onState).on(RoomEvent.Reconnecting, onNewConnection)
    return () => {
      room.off(RoomEvent.ConnectionStateChanged, onState).off(RoomEvent.Reconnecting, onNewConnection)
    }
  }, [room, log])
}

/** Sends messages to everyone in the room, each one once. */
export class Outbox {
  readonly #room: Room
  readonly #onLateSuccess: (id: string) => void
  /** Messages that LiveKit has accepted and neither sent nor rejected. */
  readonly #inFlight = new Map<string, Promise<unknown>>()
  /** Makes ids that are unique in the room. */
  readonly #prefix = crypto.getRandomValues(new Uint32Array(2)).join("-")

  /** @param onLateSuccess called when a message is sent after it was said to have failed */
  constructor(room: Room, onLateSuccess: (id: string) => void) {
    this.#room = room
    this.#onLateSuccess = onLateSuccess
  }

  /**
   * Fails while reconnecting: LiveKit would accept the message, and drop it if it has to make a new connection. Fails
   * after a timeout, too, but LiveKit may still send the message: sending it again waits for that.
   */
  async send(id: string, text: string): Promise<Delivery> {
    if (this.#room.state !== ConnectionState.Connected) return "failed"
    let hasTimedOut = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const timeout = new Promise<Delivery>((resolve) => {
      timer = setTimeout(() => {
        hasTimedOut = true
        resolve("failed")
      }, SEND_TIMEOUT_MS)
    })
    const delivery = this.#deliver(id, text).then(
      (): Delivery => {
        if (hasTimedOut) this.#onLateSuccess(id)
        return "sent"
      },
      (): Delivery => "failed",
    )
    return Promise.race([delivery, timeout]).finally(() => clearTimeout(timer))
  }

  #deliver(id: string, text: string): Promise<unknown> {
    const inFlight = this.#inFlight.get(id)
    if (inFlight) return inFlight
    const attributes = { [MESSAGE_ID]: `${this.#prefix}-${id}` }
    const sending = this.#room.localParticipant
      .sendText(text, { topic: CHAT_TOPIC, attributes })
      .finally(() => this.#inFlight.delete(id))
    this.#inFlight.set(id, sending)
    return sending
  }
}

/** Returns what a screen reader says about messages that arrived together. */
export function describeMessages(messages: readonly IncomingMessage[]): string[] {
  if (messages.length <= MAX_READ_OUT) return messages.map(({ name, text }) => texts.wrote(name, text))
  const [sender = "", ...others] = new Set(messages.map(({ name }) => name))
  return [others.length === 0 ? texts.newFrom(sender, messages.length) : texts.newCount(messages.length)]
}
