import { developmentServerOf, endpointOf, PLACEHOLDER_ID, PLACEHOLDER_TOKEN } from "./addresses"
import type { Platform } from "./types"

const OPTIONS = `TokenRequestOptions(roomName: "demo", participantName: "Ada")`

const file = (source: string, create: string, options = OPTIONS) => `import Foundation
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

export const swift: Platform = {
  id: "swift",
  name: "Swift",
  language: "Swift",
  install: {
    code: `.package(url: "https://github.com/livekit/client-sdk-swift.git", from: "2.16.0")`,
    language: "Swift",
  },
  note: "Info.plist has to say what camera and microphone are for: NSCameraUsageDescription, NSMicrophoneUsageDescription.",
  snippets: {
    endpoint: (addresses) => ({
      code: file(
        `struct AppTokenSource: EndpointTokenSource {
    let url = URL(string: "${endpointOf(addresses)}")!
}

`,
        "AppTokenSource()",
      ),
    }),
    development: (addresses) => ({
      code: file(
        `struct DevelopmentServerTokenSource: EndpointTokenSource {
    let url = URL(string: "${developmentServerOf(addresses)}")!
    let headers = ["X-Sandbox-ID": "${PLACEHOLDER_ID}"]
}

`,
        "DevelopmentServerTokenSource()",
      ),
      note: "The SDK’s own DevelopmentTokenSource asks LiveKit Cloud only. This one asks here.",
    }),
    custom: (addresses) => ({
      code: file(
        `struct AppEndpoint: EndpointTokenSource {
    let url = URL(string: "${endpointOf(addresses)}")!
    let headers: [String: String]
}

struct SignedInTokenSource: TokenSourceConfigurable {
    func fetch(_ options: TokenRequestOptions) async throws -> TokenSourceResponse {
        // accessToken is yours: it gives what your sign-in gave the person, refreshed if need be.
        let token = try await accessToken()
        return try await AppEndpoint(headers: ["Authorization": "Bearer \\(token)"]).fetch(options)
    }
}

`,
        "SignedInTokenSource()",
      ),
    }),
    literal: ({ serverUrl }) => ({
      code: file(
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
