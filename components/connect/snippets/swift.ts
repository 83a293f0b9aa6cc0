import {
  developmentServerUrl,
  endpointUrl,
  PLACEHOLDER_ID,
  PLACEHOLDER_TOKEN,
  type Platform,
} from "./platform"

const OPTIONS = `TokenRequestOptions(roomName: "demo", participantName: "Ada")`

export const swift: Platform = {
  id: "swift",
  name: "Swift",
  language: "Swift",
  install: `.package(url: "https://github.com/livekit/client-sdk-swift.git", from: "2.16.0")`,
  note: "Info.plist must explain why the app uses the camera and microphone: NSCameraUsageDescription and NSMicrophoneUsageDescription.",
  snippets: {
    endpoint: (addresses) => ({
      code: program(
        `struct AppTokenSource: EndpointTokenSource {
    let url = URL(string: "${endpointUrl(addresses)}")!
}

`,
        "AppTokenSource()",
      ),
    }),
    development: (addresses) => ({
      code: program(
        `struct DevelopmentServerTokenSource: EndpointTokenSource {
    let url = URL(string: "${developmentServerUrl(addresses)}")!
    let headers = ["X-Sandbox-ID": "${PLACEHOLDER_ID}"]
}

`,
        "DevelopmentServerTokenSource()",
      ),
      note: "The SDK’s own DevelopmentTokenSource always calls LiveKit Cloud. This one calls this app.",
    }),
    custom: (addresses) => ({
      code: program(
        `struct AppEndpoint: EndpointTokenSource {
    let url = URL(string: "${endpointUrl(addresses)}")!
    let headers: [String: String]
}

struct SignedInTokenSource: TokenSourceConfigurable {
    func fetch(_ options: TokenRequestOptions) async throws -> TokenSourceResponse {
        // Your own accessToken() returns the signed-in user's token, refreshed if needed.
        let token = try await accessToken()
        return try await AppEndpoint(headers: ["Authorization": "Bearer \\(token)"]).fetch(options)
    }
}

`,
        "SignedInTokenSource()",
      ),
    }),
    literal: ({ serverUrl }) => ({
      code: program(
        `let tokenSource = LiteralTokenSource(
    serverURL: URL(string: "${serverUrl}")!,
    participantToken: "${PLACEHOLDER_TOKEN}"
)

`,
        "tokenSource",
        "",
      ),
    }),
  },
}

function program(source: string, create: string, options = OPTIONS): string {
  return `import Foundation
import LiveKit

${source}func join() async throws -> Room {
    let credentials = try await ${create}.fetch(${options})
    let room = Room()
    try await room.connect(url: credentials.serverURL.absoluteString, token: credentials.participantToken)
    try await room.localParticipant.setCamera(enabled: true)
    try await room.localParticipant.setMicrophone(enabled: true)
    return room
}
`
}
