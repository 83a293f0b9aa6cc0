import {
  developmentServerUrl,
  endpointUrl,
  PLACEHOLDER_ID,
  PLACEHOLDER_TOKEN,
  type Platform,
} from "./platform"

const OPTIONS = `new TokenSourceFetchOptions { RoomName = "demo", ParticipantName = "Ada" }`

export const unity: Platform = {
  id: "unity",
  name: "Unity",
  language: "C#",
  install: "https://github.com/livekit/client-sdk-unity.git",
  note: "Enter the URL in the Package Manager under “Install package from git URL”. WebGL builds need a separate package.",
  snippets: {
    endpoint: (addresses) => ({
      code: program(`var source = TokenSource.Endpoint("${endpointUrl(addresses)}", null);`),
    }),
    development: (addresses) => ({
      code: program(`var id = new StringPair { key = "X-Sandbox-ID", value = "${PLACEHOLDER_ID}" };
        var source = TokenSource.Endpoint("${developmentServerUrl(addresses)}", new[] { id });`),
      note: "The SDK’s own DevelopmentTokenServer always calls LiveKit Cloud. This one calls this app.",
    }),
    custom: (addresses) => ({
      code: program(
        "var source = TokenSource.Custom(FetchSignedIn);",
        "",
        `
    async System.Threading.Tasks.Task<ConnectionDetails> FetchSignedIn()
    {
        // Your own AccessToken() returns the signed-in user's token, refreshed if needed.
        var signIn = new StringPair { key = "Authorization", value = "Bearer " + await AccessToken() };
        var endpoint = TokenSource.Endpoint("${endpointUrl(addresses)}", new[] { signIn });
        var fetch = endpoint.FetchConnectionDetails(${OPTIONS});
        await fetch;
        return fetch.IsError ? throw fetch.Exception : fetch.Result;
    }
`,
      ),
      note: "Unity’s custom source takes no options, so they are set in the function.",
    }),
    literal: ({ serverUrl }) => ({
      code: program(`var source = TokenSource.Literal("${serverUrl}", "${PLACEHOLDER_TOKEN}");`, ""),
    }),
  },
}

function program(source: string, options = OPTIONS, more = ""): string {
  return `using LiveKit;
using UnityEngine;

public class JoinRoom : MonoBehaviour
{
    async void Start()
    {
        ${source}
        var fetch = source.FetchConnectionDetails(${options});
        await fetch; // doesn't throw: check IsError
        if (fetch.IsError)
        {
            Debug.LogError(fetch.Exception?.Message);
            return;
        }

        var room = new Room();
        var connect = room.Connect(fetch.Result.ServerUrl, fetch.Result.ParticipantToken, new RoomOptions());
        await connect;
        if (!connect.IsError) Debug.Log("In " + room.Name);
    }
${more}}
`
}
