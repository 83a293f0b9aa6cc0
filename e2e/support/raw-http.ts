import { once } from "node:events"
import { connect } from "node:net"

/**
 * Writes bytes to an HTTP server as no proper client would, and gives what comes back until the server closes or
 * `until` is found in it.
 */
export async function rawHttp(port: number, text: string, until = /$^/): Promise<string> {
  const socket = connect(port, "localhost").setNoDelay()
  await once(socket, "connect")
  socket.write(text)
  return answerOn(socket, until)
}

/** The same, but after `head` only one byte a second. */
export async function dribble(port: number, head: string): Promise<string> {
  const socket = connect(port, "localhost").setNoDelay()
  await once(socket, "connect")
  socket.write(head)
  const timer = setInterval(() => socket.write(" "), 1_000)
  return answerOn(socket, /$^/).finally(() => clearInterval(timer))
}

/** The same, with a pause in milliseconds between two parts of the request. */
export async function inTwoParts(port: number, head: string, rest: string, pause: number): Promise<string> {
  const socket = connect(port, "localhost").setNoDelay()
  await once(socket, "connect")
  socket.write(head)
  setTimeout(() => socket.write(rest), pause)
  return answerOn(socket, /\r\n\r\n.*\}/s)
}

function answerOn(socket: ReturnType<typeof connect>, until: RegExp): Promise<string> {
  return new Promise((resolve) => {
    let answer = ""
    const end = () => {
      socket.destroy()
      resolve(answer)
    }
    // A server that cuts somebody off may reset the connection: what it has said until then counts.
    socket.on("error", end).on("close", end)
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      answer += chunk
      if (until.test(answer)) end()
    })
  })
}
