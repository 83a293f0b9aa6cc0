import { fileURLToPath } from "node:url"
import type * as LiveKit from "livekit-client"
import { DEVELOPMENT_ID, expect, test } from "./support/token-test"

declare global {
  interface Window {
    LivekitClient: typeof LiveKit
  }
}

const CLIENT = fileURLToPath(
  new URL("../node_modules/livekit-client/dist/livekit-client.umd.js", import.meta.url),
)

type Source = "endpoint" | "developmentTokenServer" | "custom" | "literal"

for (const source of ["endpoint", "developmentTokenServer", "custom", "literal"] satisfies Source[]) {
  test(`TokenSource.${source} joins the room from a page`, async ({ app, browser }) => {
    // Injects livekit-client's bundle, which the page's Content-Security-Policy would block.
    const context = await browser.newContext({ bypassCSP: true })
    const page = await context.newPage()
    await page.goto(app.url)
    await page.addScriptTag({ path: CLIENT })

    const joined = await page.evaluate(
      async ({ source, developmentId }) => {
        const { Room, TokenSource } = window.LivekitClient
        const endpoint = TokenSource.endpoint("/api/token")
        const options = { roomName: `page-${source}`, participantName: "Ada" }
        const sources = {
          endpoint: () => endpoint.fetch(options),
          developmentTokenServer: () =>
            TokenSource.developmentTokenServer(developmentId, { baseUrl: location.origin }).fetch(options),
          custom: () => TokenSource.custom((fetchOptions) => endpoint.fetch(fetchOptions)).fetch(options),
          literal: async () => TokenSource.literal(await endpoint.fetch(options)).fetch(),
        }
        const { serverUrl, participantToken } = await sources[source]()
        const room = new Room()
        await room.connect(serverUrl, participantToken)
        const { name, localParticipant } = room
        const joined = {
          room: name,
          name: localParticipant.name,
          hasIdentity: localParticipant.identity !== "",
        }
        await room.disconnect()
        return joined
      },
      { source, developmentId: DEVELOPMENT_ID },
    )
    expect(joined).toEqual({ room: `page-${source}`, name: "Ada", hasIdentity: true })
    await context.close()
  })
}
