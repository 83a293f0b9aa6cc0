import { texts } from "../texts/joining"

/**
 * What keeps a page from connecting to a LiveKit server at this address, as a sentence; undefined when nothing does.
 * @param pageProtocol of the page that would connect, `https:` for example
 */
export function serverUrlFault(text: string, pageProtocol: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^(wss?|https?):$/.test(url.protocol) || url.hostname === "") {
    return texts.addressShape
  }
  if (url.username || url.password || url.search || url.hash) {
    return texts.addressWithMore
  }
  const isSecure = url.protocol === "wss:" || url.protocol === "https:"
  // Browsers refuse it without a word that a page could show, but for this machine itself.
  if (pageProtocol === "https:" && !isSecure && !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname)) {
    return texts.addressInsecure
  }
}
