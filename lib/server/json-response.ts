import "server-only"
import { apiHeaders } from "../headers"

/**
 * An answer of one text that is there from the start. Next pipes the body of an answer and does nothing else with it:
 * the platform's own would be a stream that can do everything, piped with a wait between any two steps, which together cost a
 * tenth of a token's time. So `body` can be piped and nothing else; `text`, `json` and the others do what they do.
 */
class TextResponse extends Response {
  private readonly content: string

  constructor(content: string, init: ResponseInit) {
    super(null, init)
    this.content = content
  }

  override get body() {
    const { content } = this
    const piped: Pick<ReadableStream<Uint8Array<ArrayBuffer>>, "pipeTo"> = {
      pipeTo(destination) {
        const writer = destination.getWriter()
        // A failed write fails the close as well, which is what the caller gets to hear.
        writer.write(Buffer.from(content)).catch(() => {})
        return writer.close()
      },
    }
    return piped as ReadableStream<Uint8Array<ArrayBuffer>>
  }

  override text() {
    return this.whole().text()
  }
  override json() {
    return this.whole().json()
  }
  override bytes() {
    return this.whole().bytes()
  }
  override arrayBuffer() {
    return this.whole().arrayBuffer()
  }
  override blob() {
    return this.whole().blob()
  }
  override formData() {
    return this.whole().formData()
  }
  override clone() {
    return new TextResponse(this.content, this)
  }

  private whole() {
    return new Response(this.content, this)
  }
}

/** An answer in JSON that no cache may keep. @param headers what else it says, its Content-Type if it isn't plain JSON */
export function jsonResponse(value: unknown, status: number, headers: Record<string, string> = {}): Response {
  return new TextResponse(JSON.stringify(value), {
    status,
    headers: { "Content-Type": "application/json", ...apiHeaders, ...headers },
  })
}
