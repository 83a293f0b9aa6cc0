import { developmentServerOf, endpointOf, PLACEHOLDER_ID, PLACEHOLDER_TOKEN } from "./addresses"
import type { Platform } from "./types"

const OPTIONS = `new TokenSourceFetchOptions { RoomName = "demo", ParticipantName = "Ada" }`

const file = (source: string, options = OPTIONS, more = "") => `using LiveKit;
using UnityEngine;

public class JoinRoom : MonoBehaviour
{
    async void Start()
    {
        ${source}
        var fetch = source.FetchConnectionDetails(${options});
        await fetch; // doesn't throw: what went wrong stands in IsError
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

export const unity: Platform = {
  id: "unity",
  name: "Unity",
  language: "C#",
  install: { code: "https://github.com/livekit/client-sdk-unity.git", language: "Shell" },
  note: "The address is for “Install package from git URL” in the Package Manager. WebGL builds have a package of their own.",
  snippets: {
    endpoint: (addresses) => ({
      code: file(`var source = TokenSource.Endpoint("${endpointOf(addresses)}", null);`),
    }),
    development: (addresses) => ({
      code: file(`var id = new StringPair { key = "X-Sandbox-ID", value = "${PLACEHOLDER_ID}" };
        var source = TokenSource.Endpoint("${developmentServerOf(addresses)}", new[] { id });`),
      note: "The SDK’s own DevelopmentTokenServer asks LiveKit Cloud only. This one asks here.",
    }),
    custom: (addresses) => ({
      code: file(
        "var source = TokenSource.Custom(FetchSignedIn);",
        "",
        `
    async System.Threading.Tasks.Task<ConnectionDetails> FetchSignedIn()
    {
        // AccessToken is yours: it gives what your sign-in gave the person, refreshed if need be.
        var signIn = new StringPair { key = "Authorization", value = "Bearer " + await AccessToken() };
        var endpoint = TokenSource.Endpoint("${endpointOf(addresses)}", new[] { signIn });
        var fetch = endpoint.FetchConnectionDetails(${OPTIONS});
        await fetch;
        return fetch.IsError ? throw fetch.Exception : fetch.Result;
    }
`,
      ),
      note: "A custom source takes no options here: they stand in its own function.",
    }),
    literal: ({ serverUrl }) => ({
      code: file(`var source = TokenSource.Literal("${serverUrl}", "${PLACEHOLDER_TOKEN}");`, ""),
    }),
  },
}
