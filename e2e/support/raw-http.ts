import { once } from "node:events"
import { connect, type Socket } from "node:net"

// HTTP requests that `fetch` refuses to send. Each function returns the response text.

const NEVER = /$^/

/**
 * Sends `text` as it is and reads until the server closes the connection or the response matches `until`.
 * @param later what to send after a pause
 */
export async function rawHttp(
  port: number,
  text: string,
  until = NEVER,
  later?: { text: string; afterMs: number },
): Promise<string> {
  const socket = await open(port)
  socket.write(text)
  if (later) setTimeout(() => socket.write(later.text), later.afterMs)
  return readResponse(socket, until)
}

/** Sends `head`, then one byte per second. */
export async function sendSlowly(port: number, head: string): Promise<string> {
  const socket = await open(port)
  socket.write(head)
  const timer = setInterval(() => socket.write(" "), 1_000)
  return readResponse(socket, NEVER).finally(() => clearInterval(timer))
}

async function open(port: number): Promise<Socket> {
  const socket = connect(port, "localhost").setNoDelay()
  await once(socket, "connect")
  return socket
}

function readResponse(socket: Socket, until: RegExp): Promise<string> {
  return new Promise((resolve) => {
    let response = ""
    const end = () => {
      socket.destroy()
      resolve(response)
    }
    // A server that rejects a request may reset the connection: the response received so far counts.
    socket.on("error", end).on("close", end)
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      response += chunk
      if (until.test(response)) end()
    })
  })
}
