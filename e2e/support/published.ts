import type { Page } from "@playwright/test"

/** The names of the devices whose tracks the page sends, microphone first. */
export function publishedDevices(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { rememberedConnections } = window as unknown as { rememberedConnections: RTCPeerConnection[] }
    return rememberedConnections
      .flatMap((connection) => connection.getSenders())
      .flatMap(({ track }) => (track?.readyState === "live" ? [track] : []))
      .sort((a, b) => a.kind.localeCompare(b.kind))
      .map((track) => track.label)
  })
}
