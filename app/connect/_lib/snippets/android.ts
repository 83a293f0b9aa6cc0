import { endpointOf, PLACEHOLDER_ID, PLACEHOLDER_TOKEN } from "./addresses"
import type { Platform } from "./types"

const file = (
  source: string,
  { imports = "", options = `TokenRequestOptions(roomName = "demo", participantName = "Ada")` } = {},
) => `import android.content.Context
import io.livekit.android.LiveKit
import io.livekit.android.room.Room
${imports}${options && "import io.livekit.android.token.TokenRequestOptions\n"}import io.livekit.android.token.TokenSource

${source}

suspend fun join(context: Context): Room {
    val credentials = tokenSource.fetch(${options}).getOrThrow()
    val room = LiveKit.create(context)
    room.connect(credentials.serverUrl, credentials.participantToken)
    room.localParticipant.setCameraEnabled(true)
    room.localParticipant.setMicrophoneEnabled(true)
    return room
}
`

export const android: Platform = {
  id: "android",
  name: "Android",
  language: "Kotlin",
  install: { code: `implementation("io.livekit:livekit-android:2.28.0")`, language: "Kotlin" },
  note: "Ask for CAMERA and RECORD_AUDIO before joining. Android refuses plain http:// unless the manifest allows it.",
  snippets: {
    endpoint: (addresses) => ({
      code: file(`val tokenSource = TokenSource.fromEndpoint("${endpointOf(addresses)}")`),
    }),
    development: ({ origin }) => ({
      code: file(
        `val tokenSource = TokenSource.fromDevelopmentTokenServer(
    "${PLACEHOLDER_ID}",
    DevelopmentTokenServerOptions(baseUrl = "${origin}"), // without it, LiveKit Cloud's is asked
)`,
        { imports: "import io.livekit.android.token.DevelopmentTokenServerOptions\n" },
      ),
    }),
    custom: (addresses) => ({
      code: file(`val tokenSource = TokenSource.fromCustom { options ->
    // accessToken is yours: it gives what your sign-in gave the person, refreshed if need be.
    val headers = mapOf("Authorization" to "Bearer \${accessToken()}")
    TokenSource.fromEndpoint("${endpointOf(addresses)}", headers = headers).fetch(options)
}`),
    }),
    literal: ({ serverUrl }) => ({
      code: file(`val tokenSource = TokenSource.fromLiteral("${serverUrl}", "${PLACEHOLDER_TOKEN}")`, {
        options: "",
      }),
    }),
  },
}
