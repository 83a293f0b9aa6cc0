import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "@playwright/test"

/**
 * Warnings of livekit-client that it recovers from. Slow machines cause them: a connection that takes seconds, a quality
 * update that arrives before its publication, tracks of a participant who has just left. So does leaving while tracks are
 * being published: livekit-client debounces offers by 20 ms and doesn't cancel them.
 */
const RECOVERED_WARNINGS =
  /detected connection state mismatch|cannot set publishing layers, encodings mismatch|received subscribed quality update for unknown track|Tried to add a track for a participant|could not createOffer with closed peer connection/

const INSTALL_TIMEOUT_MS = 600_000

type VisitorOptions = BrowserContextOptions & {
  /** Devices the browser allows without asking; it denies the others. */
  devices?: ("camera" | "microphone")[]
  /** Console messages that the test provokes. */
  expectedNoise?: RegExp
}

type Fixtures = {
  /** A room that no other test uses. */
  roomName: string
  /** Opens a page in a new browser profile. The test fails if one of its pages logs a warning or an error. */
  visitor: (options?: VisitorOptions) => Promise<Page>
}

declare global {
  interface Window {
    /** Every RTCPeerConnection of a `visitor` page, for its statistics. */
    peerConnections: RTCPeerConnection[]
  }
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright parses the parameter to find a fixture's dependencies
  roomName: async ({}, use, { testId }) => use(`e2e-${testId}`),

  visitor: async ({ browser }, use) => {
    const contexts: BrowserContext[] = []
    const noise: string[] = []

    await use(async ({ devices = ["camera", "microphone"], expectedNoise, ...options } = {}) => {
      const context = await browser.newContext(options)
      contexts.push(context)
      await context.grantPermissions([...devices, "clipboard-read", "clipboard-write"])
      await context.addInitScript(collectPeerConnections)
      const addNoise = (text: string) => {
        if (!expectedNoise?.test(text) && !RECOVERED_WARNINGS.test(text)) noise.push(text)
      }
      context.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning")
          addNoise(`${message.type()}: ${message.text()} (${message.location().url})`)
      })
      context.on("weberror", (error) => addNoise(`uncaught: ${error.error().message}`))
      return context.newPage()
    })

    for (const context of contexts) await context.close()
    expect(noise, "warnings and errors in the browser's console").toEqual([])
  },
})

export { expect }

/**
 * Installs what only the tests of one file need, with a time limit of its own: `test.beforeAll(() => install(…))`. If it
 * throws, those tests fail in CI, and are skipped elsewhere with the reason.
 */
export async function install(prepare: () => Promise<unknown>): Promise<void> {
  test.setTimeout(INSTALL_TIMEOUT_MS)
  try {
    await prepare()
  } catch (error) {
    if (process.env.CI) throw error
    const reason = error instanceof Error ? error.message : String(error)
    console.log(`Skipping the next tests. ${reason}`)
    test.skip(true, reason)
  }
}

/** Runs in the page. */
function collectPeerConnections() {
  window.peerConnections = []
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration)
      window.peerConnections.push(this)
    }
  }
}
