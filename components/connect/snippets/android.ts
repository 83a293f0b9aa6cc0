import { endpointUrl, PLACEHOLDER_ID, PLACEHOLDER_TOKEN, type Platform } from "./platform"

export const android: Platform = {
  id: "android",
  name: "Android",
  language: "Kotlin",
  install: `implementation("io.livekit:livekit-android:2.28.0")`,
  note: "Request the CAMERA and RECORD_AUDIO permissions before joining. Android blocks plain http:// unless the manifest allows it.",
  snippets: {
    endpoint: (addresses) => ({
      code: program(`val tokenSource = TokenSource.fromEndpoint("${endpointUrl(addresses)}")`),
    }),
    development: ({ appUrl }) => ({
      code: program(
        `val tokenSource = TokenSource.fromDevelopmentTokenServer(
    "${PLACEHOLDER_ID}",
    DevelopmentTokenServerOptions(baseUrl = "${appUrl}"), // default: LiveKit Cloud
)`,
        { imports: "import io.livekit.android.token.DevelopmentTokenServerOptions\n" },
      ),
    }),
    custom: (addresses) => ({
      code: program(`val tokenSource = TokenSource.fromCustom { options ->
    // Your own accessToken() returns the signed-in user's token, refreshed if needed.
    val headers = mapOf("Authorization" to "Bearer \${accessToken()}")
    TokenSource.fromEndpoint("${endpointUrl(addresses)}", headers = headers).fetch(options)
}`),
    }),
    literal: ({ serverUrl }) => ({
      code: program(`val tokenSource = TokenSource.fromLiteral("${serverUrl}", "${PLACEHOLDER_TOKEN}")`, {
        options: "",
      }),
    }),
  },
}

function program(
  source: string,
  { imports = "", options = `TokenRequestOptions(roomName = "demo", participantName = "Ada")` } = {},
): string {
  return `import android.content.Context
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
}
