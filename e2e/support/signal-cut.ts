import type { Page, WebSocketRoute } from "@playwright/test"

/**
 * Puts a switch into the page's connection to the LiveKit server: the browser's own offline mode leaves WebSockets
 * of this machine alone. To be called before the page joins.
 */
export async function signalSwitch(page: Page): Promise<{ cut(): Promise<void>; restore(): void }> {
  const open = new Set<WebSocketRoute>()
  let isCut = false
  await page.routeWebSocket(/\/rtc/, async (socket) => {
    if (isCut) return socket.close()
    open.add(socket)
    socket.connectToServer()
  })
  return {
    async cut() {
      isCut = true
      for (const socket of open) await socket.close()
      open.clear()
    },
    restore() {
      isCut = false
    },
  }
}
