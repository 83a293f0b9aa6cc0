import { ReadableStream } from "node:stream/web"
import { setTimeout as wait } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { cli, defineAgent, type JobContext, ServerOptions, voice } from "@livekit/agents"
import { ParticipantKind, type RemoteParticipant, RoomEvent } from "@livekit/rtc-node"

/** Topic of LiveKit's chat messages. */
const CHAT_TOPIC = "lk.chat"
const MAX_MESSAGE_LENGTH = 500
/** Further messages get no reply while this many are waiting. */
const MAX_PENDING_REPLIES = 5
/** Calls that one worker takes at a time. */
const MAX_CALLS = 20
const WORD_INTERVAL_MS = 60

/**
 * An agent without a model: it greets participants and repeats their messages, in the chat and as captions, and shows
 * its state on its tile. To add a model, pass `stt`, `llm` and `tts` to the session, set `audioEnabled`, and reply with
 * `session.generateReply`: https://docs.livekit.io/agents/
 */
export default defineAgent({
  entry: async (context: JobContext) => {
    const { room } = context
    // The session publishes its state as the attribute `lk.agent.state`, and its speech as a text stream on
    // `lk.transcription`.
    const session = new voice.AgentSession({ vad: null, turnHandling: { turnDetection: null } })
    // A participant who joins during the start is both listed and announced.
    const greeted = new WeakSet<RemoteParticipant>()
    let pendingReplies = 0

    const say = async (text: string, to?: RemoteParticipant) => {
      if (pendingReplies >= MAX_PENDING_REPLIES) return
      pendingReplies++
      try {
        await room.localParticipant?.sendText(text, {
          topic: CHAT_TOPIC,
          ...(to && { destinationIdentities: [to.identity] }),
        })
        await session.say(streamWords(text)).waitForPlayout()
      } finally {
        pendingReplies--
      }
    }
    const greet = async (participant: RemoteParticipant) => {
      if (!isHuman(participant) || greeted.has(participant)) return
      greeted.add(participant)
      await say(`Hello ${participant.name || "there"}! Write to me, and I will write back.`, participant)
    }

    room.registerTextStreamHandler(CHAT_TOPIC, async (reader, { identity }) => {
      const sender = room.remoteParticipants.get(identity)
      const text = await readText(reader, MAX_MESSAGE_LENGTH)
      if (sender && isHuman(sender) && text) await say(`You wrote: ${text}`)
    })
    await session.start({
      agent: new voice.Agent({ instructions: "" }),
      room,
      // By default the session listens to one participant only, and ends when that participant leaves.
      inputOptions: { audioEnabled: false, textEnabled: false, closeOnDisconnect: false },
      outputOptions: { audioEnabled: false },
      record: false,
    })
    room.on(RoomEvent.ParticipantConnected, greet)
    for (const participant of room.remoteParticipants.values()) await greet(participant)
  },
})

/** Two agents that reply to each other would never stop. */
function isHuman({ info }: RemoteParticipant): boolean {
  return info.kind === ParticipantKind.STANDARD || info.kind === ParticipantKind.SIP
}

/** Reads a text stream to its end, but keeps only its beginning: senders decide how long it is. */
async function readText(stream: AsyncIterable<string>, maxLength: number): Promise<string> {
  let text = ""
  for await (const chunk of stream) {
    if (text.length < maxLength) text = (text + chunk).slice(0, maxLength)
  }
  return text.trim()
}

/** Streams a text word by word, as a model does. */
function streamWords(text: string): ReadableStream<string> {
  const words = text.split(/(?<= )/)
  return new ReadableStream({
    async pull(controller) {
      const word = words.shift()
      if (word === undefined) return controller.close()
      await wait(WORD_INTERVAL_MS)
      controller.enqueue(word)
    },
  })
}

// Each job runs in its own process, which imports this file.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  cli.runApp(
    new ServerOptions({
      agent: fileURLToPath(import.meta.url),
      // A named agent joins only if dispatched. Without a name it would join every room of the server.
      agentName: process.env.AGENT_NAME?.split(",")[0]?.trim() || "greeter",
      requestFunc: (job) => job.accept("Greeter"),
      // Keeps one process ready for the next call.
      numIdleProcesses: 1,
      // By default a busy processor counts as full load. This agent computes little, so its load is its number of calls.
      loadFunc: async (worker) => worker.activeJobs.length / MAX_CALLS,
      loadThreshold: 1,
      // A busy machine needs more than the default of 10 s.
      initializeProcessTimeout: 60_000,
      // Serves the worker's health check, on this machine only by default.
      host: process.env.HOST || "127.0.0.1",
      port: Number(process.env.PORT) || 8081,
    }),
  )
}
