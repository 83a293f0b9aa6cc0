import { fileURLToPath } from "node:url"
import { cli, defineAgent, type JobContext, ServerOptions, voice } from "@livekit/agents"
import { ParticipantKind, type RemoteParticipant, RoomEvent } from "@livekit/rtc-node"
import { beginningOf } from "./beginning-of.js"
import { wordByWord } from "./word-by-word.js"

/** Where LiveKit's clients write and read chat. */
const CHAT = "lk.chat"
/** Characters that are read of a message. */
const LONGEST_MESSAGE = 500
/** What may wait to be said. Whoever writes faster than that goes unanswered. */
const MOST_WAITING = 5
/** Calls that one worker takes part in at a time. */
const MOST_CALLS = 20

/**
 * An agent without a model: it greets whoever comes, and says again what they write, in the chat and as captions. Its
 * state shows on its tile. To give it a mind, hand `stt`, `llm` and `tts` to the session, switch `audioEnabled` on, and
 * let `session.generateReply` answer: https://docs.livekit.io/agents/
 */
export default defineAgent({
  entry: async (context: JobContext) => {
    const { room } = context
    // Its state becomes the attribute `lk.agent.state`, and what it says a text stream on `lk.transcription`.
    const session = new voice.AgentSession({ vad: null, turnHandling: { turnDetection: null } })
    // Whoever comes while it starts is there already and is announced as well.
    const greeted = new WeakSet<RemoteParticipant>()
    let waiting = 0

    const say = async (text: string, to?: RemoteParticipant) => {
      if (waiting >= MOST_WAITING) return
      waiting++
      try {
        await room.localParticipant?.sendText(text, {
          topic: CHAT,
          ...(to && { destinationIdentities: [to.identity] }),
        })
        await session.say(wordByWord(text)).waitForPlayout()
      } finally {
        waiting--
      }
    }
    const greet = async (person: RemoteParticipant) => {
      if (!isPerson(person) || greeted.has(person)) return
      greeted.add(person)
      await say(`Hello ${person.name || "there"}! Write to me, and I will write back.`, person)
    }

    room.registerTextStreamHandler(CHAT, async (reader, { identity }) => {
      const sender = room.remoteParticipants.get(identity)
      const text = await beginningOf(reader, LONGEST_MESSAGE)
      if (sender && isPerson(sender) && text) await say(`You wrote: ${text}`)
    })
    await session.start({
      agent: new voice.Agent({ instructions: "" }),
      room,
      // The session itself would read the chat of one person only, and end when that one leaves.
      inputOptions: { audioEnabled: false, textEnabled: false, closeOnDisconnect: false },
      outputOptions: { audioEnabled: false },
      record: false,
    })
    room.on(RoomEvent.ParticipantConnected, greet)
    for (const person of room.remoteParticipants.values()) await greet(person)
  },
})

/** Two agents that answered each other would never end. */
function isPerson({ info }: RemoteParticipant): boolean {
  return info.kind === ParticipantKind.STANDARD || info.kind === ParticipantKind.SIP
}

// Each job runs in a process of its own, which imports this file.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  cli.runApp(
    new ServerOptions({
      agent: fileURLToPath(import.meta.url),
      // With a name it comes only where it is called. Without one it would come into every room of the server.
      agentName: process.env.AGENT_NAME?.split(",")[0]?.trim() || "greeter",
      requestFunc: (job) => job.accept("Greeter"),
      // One that waits, so that the next call finds it ready.
      numIdleProcesses: 1,
      // By default a busy processor counts as full. This agent computes nothing: what counts is its calls.
      loadFunc: async (worker) => worker.activeJobs.length / MOST_CALLS,
      loadThreshold: 1,
      // A busy machine takes longer than the 10 seconds that are the default.
      initializeProcessTimeout: 60_000,
      // Where it says whether it is healthy: for this machine only, unless a host is given.
      host: process.env.HOST || "127.0.0.1",
      port: Number(process.env.PORT) || 8081,
    }),
  )
}
