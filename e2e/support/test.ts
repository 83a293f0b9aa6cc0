import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "@playwright/test"

/**
 * What LiveKit's client notes and recovers from. When two cores take seconds over what takes milliseconds: a connection
 * that comes up slowly, a change of layers that overtakes the publication it is for, media of somebody who has just left.
 * When a person leaves while their own tracks go out: it puts each offer off by 20 ms, and doesn't take it back.
 */
const RECOVERED =
  /detected connection state mismatch|cannot set publishing layers, encodings mismatch|received subscribed quality update for unknown track|Tried to add a track for a participant|could not createOffer with closed peer connection/

type VisitorOptions = BrowserContextOptions & {
  /** Permissions that the person has given; without them the browser refuses the device. */
  devices?: ("camera" | "microphone")[]
  /** Console messages that this test provokes, and so may appear. */
  expectedNoise?: RegExp
}

type Fixtures = {
  /** A room that no other test uses. */
  roomName: string
  /** Opens a browser profile of its own: another visitor. Its pages may write nothing to the console. */
  visitor: (options?: VisitorOptions) => Promise<Page>
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from the pattern
  roomName: async ({}, use, { testId }) => use(`e2e-${testId}`),

  visitor: async ({ browser }, use) => {
    const contexts: BrowserContext[] = []
    const noise: string[] = []

    await use(async ({ devices = ["camera", "microphone"], expectedNoise, ...options } = {}) => {
      const context = await browser.newContext(options)
      contexts.push(context)
      await context.grantPermissions([...devices, "clipboard-read", "clipboard-write"])
      await context.addInitScript(rememberConnections)
      const note = (text: string) => {
        if (!expectedNoise?.test(text) && !RECOVERED.test(text)) noise.push(text)
      }
      context.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning")
          note(`${message.type()}: ${message.text()} (${message.location().url})`)
      })
      context.on("weberror", (error) => note(`uncaught: ${error.error().message}`))
      return context.newPage()
    })

    for (const context of contexts) await context.close()
    expect(noise, "the browser's console").toEqual([])
  },
})

export { expect }

/** Runs in the page: keeps every RTCPeerConnection, so that its statistics can be asked. */
function rememberConnections() {
  const connections: RTCPeerConnection[] = []
  Object.assign(window, { rememberedConnections: connections })
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration)
      connections.push(this)
    }
  }
}
