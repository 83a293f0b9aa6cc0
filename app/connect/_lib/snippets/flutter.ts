import { developmentServerOf, endpointOf, PLACEHOLDER_ID, PLACEHOLDER_TOKEN } from "./addresses"
import type { Platform } from "./types"

const file = (
  source: string,
  options = "const TokenRequestOptions(roomName: 'demo', participantName: 'Ada')",
) => `import 'package:livekit_client/livekit_client.dart';

${source}

Future<Room> join() async {
  final credentials = await tokenSource.fetch(${options});
  final room = Room();
  await room.connect(credentials.serverUrl, credentials.participantToken);
  await room.localParticipant?.setCameraEnabled(true);
  await room.localParticipant?.setMicrophoneEnabled(true);
  return room;
}
`

export const flutter: Platform = {
  id: "flutter",
  name: "Flutter",
  language: "Dart",
  install: { code: "flutter pub add livekit_client", language: "Shell" },
  note: "iOS and Android need permission texts for camera and microphone: see the package’s README.",
  snippets: {
    endpoint: (addresses) => ({
      code: file(`final tokenSource = EndpointTokenSource(url: Uri.parse('${endpointOf(addresses)}'));`),
    }),
    development: (addresses) => ({
      code: file(`final tokenSource = EndpointTokenSource(
  url: Uri.parse('${developmentServerOf(addresses)}'),
  headers: {'X-Sandbox-ID': '${PLACEHOLDER_ID}'},
);`),
      note: "The SDK’s own DevelopmentTokenSource asks LiveKit Cloud only. This one asks here.",
    }),
    custom: (addresses) => ({
      code: file(`final tokenSource = CustomTokenSource((options) async {
  // accessToken is yours: it gives what your sign-in gave the person, refreshed if need be.
  final headers = {'Authorization': 'Bearer \${await accessToken()}'};
  return EndpointTokenSource(url: Uri.parse('${endpointOf(addresses)}'), headers: headers).fetch(options);
});`),
    }),
    literal: ({ serverUrl }) => ({
      code: file(
        `final tokenSource = LiteralTokenSource(
  serverUrl: '${serverUrl}',
  participantToken: '${PLACEHOLDER_TOKEN}',
);`,
        "",
      ),
    }),
  },
}
