/**
 * What keeps a page from connecting to a LiveKit server at this address, as a sentence; undefined when nothing does.
 * @param pageProtocol of the page that would connect, `https:` for example
 */
export function serverUrlFault(text: string, pageProtocol: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^(wss?|https?):$/.test(url.protocol) || url.hostname === "") {
    return "The LiveKit server’s address has to be one such as wss://my-project.livekit.cloud."
  }
  if (url.username || url.password || url.search || url.hash) {
    return "The LiveKit server’s address may hold neither a password nor a query."
  }
  const isSecure = url.protocol === "wss:" || url.protocol === "https:"
  // Browsers refuse it without a word that a page could show, but for this machine itself.
  if (pageProtocol === "https:" && !isSecure && !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname)) {
    return "This page is served over HTTPS, so the LiveKit server’s address has to begin with wss://."
  }
}
