import type { Page } from "@playwright/test"

type Cuttable = Window & { signal: { isCut: boolean; open: Set<WebSocket> } }

/**
 * Puts a switch into the page's connection to the LiveKit server: the browser's own offline mode leaves what goes to
 * this machine alone. To be called before the page loads.
 */
export async function signalSwitch(page: Page): Promise<{ cut(): Promise<void>; restore(): Promise<void> }> {
  await page.addInitScript(() => {
    const signal: Cuttable["signal"] = { isCut: false, open: new Set() }
    Object.assign(window, { signal })
    window.WebSocket = class extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        // Nobody answers at this port, and the page's policy doesn't even let it ask.
        super(signal.isCut ? "ws://localhost:1" : url, protocols)
        signal.open.add(this)
      }
    }
  })
  return {
    cut: () =>
      page.evaluate(() => {
        const { signal } = window as unknown as Cuttable
        signal.isCut = true
        for (const socket of signal.open) socket.close()
      }),
    restore: () =>
      page.evaluate(() => {
        const { signal } = window as unknown as Cuttable
        signal.isCut = false
      }),
  }
}
