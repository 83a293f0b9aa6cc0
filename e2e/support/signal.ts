import type { Page } from "@playwright/test"

/** Matches the URL of a page's WebSocket to the LiveKit server. */
export const SIGNAL_URL = /\/rtc(\/v1)?\?/

/** Returns a promise that the caller resolves, for holding back requests and connections. */
export function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

type SwitchableWindow = Window & { signal: { isCut: boolean; open: Set<WebSocket> } }

/**
 * Makes the page's connection to the LiveKit server switchable: Chromium's offline mode doesn't affect connections to
 * localhost. Call it before the page loads.
 */
export async function installSignalSwitch(
  page: Page,
): Promise<{ cut(): Promise<void>; restore(): Promise<void> }> {
  await page.addInitScript(() => {
    const signal: SwitchableWindow["signal"] = { isCut: false, open: new Set() }
    Object.assign(window, { signal })
    window.WebSocket = class extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        // Nothing listens on this port, and the page's Content-Security-Policy blocks it as well.
        super(signal.isCut ? "ws://localhost:1" : url, protocols)
        signal.open.add(this)
      }
    }
  })
  return {
    cut: () =>
      page.evaluate(() => {
        const { signal } = window as unknown as SwitchableWindow
        signal.isCut = true
        for (const socket of signal.open) socket.close()
      }),
    restore: () =>
      page.evaluate(() => {
        const { signal } = window as unknown as SwitchableWindow
        signal.isCut = false
      }),
  }
}
