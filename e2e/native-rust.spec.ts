import { prepareRustClient, requestTokensFromRust } from "./support/native-clients"
import { SFU_URL } from "./support/sfu-server"
import { install } from "./support/test"
import { DEVELOPMENT_ID, decodeClaims, expect, isAcceptedBySfu, test } from "./support/token-test"

test.beforeAll(() => install(prepareRustClient))

test("LiveKit's Rust token sources get tokens from the endpoint and the development token server", async ({
  app,
}) => {
  const { endpoint, cached, literal, development, refused } = await requestTokensFromRust(
    app.url,
    DEVELOPMENT_ID,
  )
  for (const response of [endpoint, development]) {
    expect(response?.serverUrl).toBe(SFU_URL)
    const token = String(response?.participantToken)
    expect(decodeClaims(token)).toMatchObject({
      name: "Ferris",
      attributes: { claws: "2" },
      video: { roomJoin: true, room: "from-rust" },
      roomConfig: { agents: [{ agentName: "greeter" }] },
    })
    expect(await isAcceptedBySfu(SFU_URL, token)).toBe(true)
  }
  expect(development?.participantToken).not.toBe(endpoint?.participantToken)
  expect(cached).toEqual(endpoint)
  expect(literal).toEqual(endpoint)
  expect(refused?.status).toBe(403)
  expect(refused?.body).toContain("can’t use this identity")
})
