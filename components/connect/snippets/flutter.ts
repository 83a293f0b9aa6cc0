import {
  developmentServerUrl,
  endpointUrl,
  PLACEHOLDER_ID,
  PLACEHOLDER_TOKEN,
  type Platform,
} from "./platform"

export const flutter: Platform = {
  id: "flutter",
  name: "Flutter",
  language: "Dart",
  install: "flutter pub add livekit_client",
  note: "iOS and Android need camera and microphone permissions: see the package’s README.",
  snippets: {
    endpoint: (addresses) => ({
      code: program(`final tokenSource = EndpointTokenSource(url: Uri.parse('${endpointUrl(addresses)}'));`),
    }),
    development: (addresses) => ({
      code: program(`final tokenSource = EndpointTokenSource(
  url: Uri.parse('${developmentServerUrl(addresses)}'),
  headers: {'X-Sandbox-ID': '${PLACEHOLDER_ID}'},
);`),
      note: "The SDK’s own DevelopmentTokenSource always calls LiveKit Cloud. This one calls this app.",
    }),
    custom: (addresses) => ({
      code: program(`final tokenSource = CustomTokenSource((options) async {
  // Your own accessToken() returns the signed-in user's token, refreshed if needed.
  final headers = {'Authorization': 'Bearer \${await accessToken()}'};
  return EndpointTokenSource(url: Uri.parse('${endpointUrl(addresses)}'), headers: headers).fetch(options);
});`),
    }),
    literal: ({ serverUrl }) => ({
      code: program(
        `final tokenSource = LiteralTokenSource(
  serverUrl: '${serverUrl}',
  participantToken: '${PLACEHOLDER_TOKEN}',
);`,
        "",
      ),
    }),
  },
}

function program(
  source: string,
  options = "const TokenRequestOptions(roomName: 'demo', participantName: 'Ada')",
): string {
  return `import 'package:livekit_client/livekit_client.dart';

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
}
