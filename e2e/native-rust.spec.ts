import { askFromRust } from "./support/native-client"
import { claimsOf, DEVELOPMENT_ID, expect, sfuAccepts, test } from "./support/token-test"

test("LiveKit's Rust token sources get tokens from the endpoint and the development token server", async ({
  app,
  livekitUrl,
}) => {
  const { endpoint, cached, literal, development, refused } = await askFromRust(app.url, DEVELOPMENT_ID)
  for (const answer of [endpoint, development]) {
    expect(answer?.serverUrl).toBe(livekitUrl)
    const token = String(answer?.participantToken)
    expect(claimsOf(token)).toMatchObject({
      name: "Ferris",
      attributes: { claws: "2" },
      video: { roomJoin: true, room: "from-rust" },
      roomConfig: { agents: [{ agentName: "greeter" }] },
    })
    expect(await sfuAccepts(livekitUrl, token)).toBe(true)
  }
  expect(development?.participantToken).not.toBe(endpoint?.participantToken)
  expect(cached).toEqual(endpoint)
  expect(literal).toEqual(endpoint)
  expect(refused?.status).toBe(403)
  expect(refused?.body).toContain("gave you no such identity")
})
